"""The commands that keep what a learner has, in Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

KEEPING: Final[Mapping[str, str]] = {
    # quizgo
    "Keep progress, decks and settings in one file.": "把进度、牌组和设置备份到一个文件。",
    "Bring a backup back.": "恢复备份。",
    "Share progress and decks with other machines through a folder.": (
        "通过一个文件夹与其他机器共享进度和牌组。"
    ),
    "Whether settings, decks, store and terminal are sound.": (
        "检查设置、牌组、数据库和终端是否正常。"
    ),
    # backup
    "Keep progress, decks, settings and interviews in one .zip file.": (
        "把进度、牌组、设置和面试备份到一个 .zip 文件。"
    ),
    "The store is taken as it is at one moment, also while a session is under way. "
    "`quizgo restore` brings it back, here or on another machine.": (
        "数据库按某一时刻的原样备份，学习进行中也可以。"
        "用 `quizgo restore` 恢复，在这台或别的机器上都行。"
    ),
    "The file to write; by default one named after the moment, in the backups folder.": (
        "要写入的文件；默认放在备份文件夹，以时间命名。"
    ),
    "Of those in the backups folder leave the latest N; older ones go.": (
        "备份文件夹里只保留最近 N 份，删去更早的。"
    ),
    # restore
    "Put back what `quizgo backup` kept: FILE, or the latest in the backups folder.": (
        "恢复 `quizgo backup` 所存的内容：指定的文件，或备份文件夹里最近的一份。"
    ),
    "Progress becomes what it was then; decks, settings and interviews of the backup take the "
    "place of those here, and decks that it does not have stay. What was here before is kept as "
    "a backup itself, so this can be undone. Works where the store is damaged, too.": (
        "进度回到备份时的样子；备份里的牌组、设置和面试取代现有的，备份里没有的牌组保留。"
        "现有的内容会先另存为一份备份，所以恢复也可以撤销。数据库损坏时同样可用。"
    ),
    "To join the progress of two machines instead, see `quizgo sync`.": (
        "要合并两台机器的进度，请用 `quizgo sync`。"
    ),
    "Examples:\n"
    "  quizgo restore --dry-run                        what the latest backup would bring\n"
    "  quizgo restore backups/quizgo-20270115-080000.zip": (
        "例如：\n"
        "  quizgo restore --dry-run                        看看最近一份备份会带来什么\n"
        "  quizgo restore backups/quizgo-20270115-080000.zip"
    ),
    "Say what it holds and what it lacks; change nothing.": (
        "只说明其中有什么、缺什么，不作更改。"
    ),
    "Restore it without asking.": "不询问，直接恢复。",
    # sync
    "Share progress, your decks and interviews with other machines through the folder DIR.": (
        "通过文件夹与其他机器共享进度、你的牌组和面试。"
    ),
    "Each machine writes files of its own there and reads those of the others, so whatever "
    "carries the folder has nothing to merge: logs are joined by union, nothing is lost or "
    "counted twice, and the order in which machines do this makes no difference. DIR need be "
    "named only the first time. Settings stay each machine's own; a deck deleted on one machine "
    "comes back from another.": (
        "每台机器只写自己的文件，读取其他机器的文件，所以搬运文件夹的工具不需要合并任何内容："
        "日志取并集，不会丢失，也不会重复计算，各机器的先后次序没有影响。"
        "文件夹只需在第一次写明。设置各用各的；一台机器上删去的牌组会从另一台回来。"
    ),
    "Exit status 1 where a deck was edited on both sides, or something in DIR cannot be read.": (
        "牌组两边都改过，或文件夹里有内容无法读取时，退出码为 1。"
    ),
    "Examples:\n"
    "  quizgo sync ~/Sync/quizgo       a folder that Syncthing, Dropbox, git… carries\n"
    "  quizgo sync                     the same folder again\n"
    "  quizgo sync --decks theirs      where a deck was edited on both sides": (
        "例如：\n"
        "  quizgo sync ~/Sync/quizgo       由 Syncthing、Dropbox、git 等搬运的文件夹\n"
        "  quizgo sync                     再次使用同一个文件夹\n"
        "  quizgo sync --decks theirs      牌组两边都改过时"
    ),
    "Which to keep of a deck that was edited on both sides; the other goes to the backups.": (
        "牌组两边都改过时保留哪一份；另一份存入备份文件夹。"
    ),
    "Say what would go which way; change nothing.": "只说明会送出和并入什么，不作更改。",
    # doctor
    "Look whether settings, decks, store, log, clock and terminal are sound.": (
        "检查设置、牌组、数据库、日志、时钟和终端是否正常。"
    ),
    "Says of each what is wrong and what to do. Nothing is changed without --repair. Exit "
    "status 1 where something is wrong.": (
        "逐项说明哪里有误、该怎么办。不加 --repair 就不作任何更改。有误时退出码为 1。"
    ),
    "Mend from the log what does not stand as it says.": "按日志重算与日志不符的进度。",
}
