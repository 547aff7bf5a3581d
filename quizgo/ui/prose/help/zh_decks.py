"""The commands that care for decks, cards and quizgo itself, in Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

DECKS: Final[Mapping[str, str]] = {
    # quizgo
    "Take decks into your decks folder.": "把牌组导入你的牌组文件夹。",
    "Write cards, progress and log to a file.": "把卡片、进度和日志导出到文件。",
    "All faults in decks, each with its line.": "检查牌组，列出所有错误和行号。",
    "Begin a deck of your own.": "新建自己的牌组。",
    "Open a card's text in your editor.": "在编辑器中打开一张卡片的正文。",
    "The JSON Schema of decks, for your editor.": "输出牌组的 JSON Schema，供编辑器使用。",
    "Draft a deck from Markdown notes and the Go in them.": (
        "从 Markdown 笔记和其中的 Go 代码生成牌组草稿。"
    ),
    "Take back the last answer.": "撤销最近的作答。",
    "Keep cards out of study until resumed.": "暂停卡片，恢复之前不再出现。",
    "Bring suspended or buried cards back.": "恢复暂停或搁置的卡片。",
    "Keep cards out of study until tomorrow.": "把卡片搁置到明天。",
    "Make cards new again.": "把卡片重置为新卡。",
    "Put a flag from 1 to 7 on cards, or take it away.": "给卡片加旗标（1 到 7），或取消。",
    "Put a tag of your own on cards.": "给卡片加自己的标签。",
    "Take a tag of your own from cards.": "去掉卡片上自己的标签。",
    "Keep a note of your own on a card.": "给卡片写自己的备注。",
    "Make cards due on a day of your choice.": "让卡片在指定的日期到期。",
    "What is set, and the file that says so.": "查看和修改设置，以及设置文件。",
    "Make your shell complete what you type.": "让 shell 补全你输入的内容。",
    "This manual as a man page.": "输出 man 手册页。",
    "Where quizgo keeps its things.": "显示 quizgo 的各种文件在哪里。",
    "Run Go programs on the bundled scheduler simulation.": "在自带的调度器模拟上运行 Go 程序。",
    # import
    "Take decks into your decks folder, all files or none.": (
        "把牌组导入你的牌组文件夹；要么全部导入，要么一个也不导入。"
    ),
    ".yaml .csv .tsv .txt .md .json .apkg .colpkg, told apart by their endings.": (
        "支持 .yaml .csv .tsv .txt .md .json .apkg .colpkg，按扩展名区分。"
    ),
    "A deck of the same name that is already there is replaced, and a copy of it kept in the "
    "backups folder; progress stays. Cards with faults are left out of study and listed; exit "
    "status 1 where there are any.": (
        "已有同名的牌组会被替换，并在备份文件夹里留一份副本；进度不变。"
        "有错误的卡片不参加学习，并逐一列出，这时退出码为 1。"
    ),
    ".csv .tsv .txt  a card a line; named columns, else question, answer, tags;\n"
    "                the lines that Anki writes in front are understood\n"
    ".md             Q: question, A: answer, C: text with {{c1::gaps}}\n"
    ".json           what `quizgo export` wrote: log, plans and interviews included\n"
    ".apkg .colpkg   packages of Anki, with answers and the days cards are due": (
        ".csv .tsv .txt  一行一张卡片；有列名按列名，否则是问题、答案、标签；\n"
        "                认得 Anki 写在开头的那些行\n"
        ".md             Q: 问题，A: 答案，C: 带 {{c1::空}} 的文字\n"
        ".json           `quizgo export` 写出的，包括日志、计划和面试\n"
        ".apkg .colpkg   Anki 的牌组包，连同作答记录和到期日"
    ),
    "Say what would be taken in; change nothing.": "只说明会导入什么，不作更改。",
    # export
    "Write cards to a file, all or those of DECKs or of a query. Its ending says what it is:": (
        "把卡片写到文件：全部，或指定的牌组、查询所指的。文件类型由扩展名决定："
    ),
    ".yaml        a deck to be read again, equal in every field\n"
    ".json        everything: decks, where each card stands, the log, plans, interviews\n"
    ".apkg        a package for Anki, with schedule and answers\n"
    ".tsv .txt    text for Anki's import\n"
    ".csv .md     for tables and people": (
        ".yaml        可以再读回来的牌组，每个字段都一样\n"
        ".json        全部内容：牌组、每张卡片的进度、日志、计划、面试\n"
        ".apkg        供 Anki 使用的牌组包，连同日程和作答记录\n"
        ".tsv .txt    供 Anki 导入的文本\n"
        ".csv .md     供表格软件使用，供人阅读"
    ),
    "What a format cannot hold is told, counted.": "某种格式装不下的内容会说明，并计数。",
    ".yaml, .json, .apkg, .md, .csv, .tsv, .txt; or a folder for a .yaml of each deck.": (
        ".yaml、.json、.apkg、.md、.csv、.tsv、.txt；或一个文件夹，每个牌组写一个 .yaml。"
    ),
    "Replace FILE if it is there.": "文件已存在时覆盖它。",
    "Language of the texts.": "文字的语言。",
    # check
    "Look for faults in deck files and folders: yours and the bundled ones by default.": (
        "检查牌组文件和文件夹里的错误；默认检查你的和自带的全部牌组。"
    ),
    "Programs of cards are run: each must compile, end, and have one answer.": (
        "卡片里的程序都会运行：每个都必须能编译、能结束、答案唯一。"
    ),
    "Each fault is a line `path:line: what is wrong, and what to do` on stdout. Exit status 1 "
    "where there is one.": (
        "每个错误在标准输出上占一行：`路径:行号: 哪里不对，该怎么办`。有错误时退出码为 1。"
    ),
    # new, edit, schema
    "Write a fresh deck with one card of each kind into your decks folder.": (
        "在你的牌组文件夹里新建一个牌组，每种题型一张卡片。"
    ),
    "Open a card's YAML at its line in $VISUAL or $EDITOR, and read the deck again.": (
        "用 $VISUAL 或 $EDITOR 打开卡片的 YAML，光标停在那一行；改完重新读取牌组。"
    ),
    "A bundled deck is copied into your decks folder first; the copy counts from then on.": (
        "自带的牌组会先复制到你的牌组文件夹，此后以副本为准。"
    ),
    "Print the JSON Schema of deck files.": "输出牌组文件的 JSON Schema。",
    "Save it, and name it in the first line of a deck, so that your editor completes fields and "
    "marks mistakes as you type:": (
        "把它存成文件，写在牌组的第一行，编辑器就能补全字段，并随时标出错误："
    ),
    # derive
    "Draft a deck from Markdown notes and the Go declarations in them.": (
        "从 Markdown 笔记和其中的 Go 声明生成牌组草稿。"
    ),
    "Headings become open questions, definitions and lists basic and cloze cards; each field of a "
    "struct, method of an interface and constant becomes a card. Headings with nothing under them "
    "are listed as to be written.": (
        "标题变成开放题，定义和列表变成问答和填空；结构体的每个字段、接口的每个方法、"
        "每个常量各成一张卡片。下面没有内容的标题会列为待写。"
    ),
    "Derive again when the notes have changed: ids stay, and so does the progress; cards that you "
    "edited stay as you wrote them; cards that you took out stay out; cards that the notes no "
    "longer give stay and are named. What changed is kept as a copy in the backups folder.": (
        "笔记改了可以再次生成：id 不变，进度也不变；你改过的卡片保持原样，你删掉的不再出现，"
        "笔记里已经没有的会保留并列出。被改动的牌组在备份文件夹里留有副本。"
    ),
    "What cannot be read (broken Go, lines that are not UTF-8) is listed on stderr, a line each. "
    "The rest is derived all the same, and the exit status is 1.": (
        "读不懂的（有语法错误的 Go、不是 UTF-8 的行）逐行列在标准错误上；其余照常生成，退出码为 1。"
    ),
    "The deck to write, or to bring up to date.": "要写出或更新的牌组。",
    "The deck's name; without it, that of the file.": "牌组名；不写就用文件名。",
    "The language of the notes.": "笔记的语言。",
    "Say what would be derived; write nothing.": "只说明会生成什么，不写文件。",
    # undo, suspend, resume, bury, reset
    "Take back the last COUNT answers or marks (one by default), newest first.": (
        "撤销最近若干次作答或标记（默认一次），从最新的开始。"
    ),
    "Memories are again what they were before. The log keeps what was undone.": (
        "记忆恢复到之前的状态。日志仍保留撤销的内容。"
    ),
    "Keep cards out of study until they are resumed. Their progress stays.": (
        "暂停卡片，恢复之前不再出现；进度不变。"
    ),
    "Bring suspended or buried cards back into study.": "让暂停或搁置的卡片重新参加学习。",
    "Make cards new again. Their history stays in the log; `quizgo undo` takes it back.": (
        "把卡片重置为新卡。历史仍在日志里；`quizgo undo` 可撤销。"
    ),
    # flag, tag, untag, note, reschedule
    "Put flag NUMBER (1 to 7) on cards; 0 takes it away. `flag:1` finds them again.": (
        "给卡片加上编号 1 到 7 的旗标，0 取消。用 `flag:1` 可以找到它们。"
    ),
    "Put a tag of your own on cards. `tag:TAG` finds them; the decks stay as they are.": (
        "给卡片加上自己的标签。用 `tag:标签` 可以找到它们；牌组文件不变。"
    ),
    "Take a tag of your own from cards. Tags that their decks give stay.": (
        "去掉卡片上自己的标签。牌组里写的标签不受影响。"
    ),
    "Keep a note of your own on a card; without TEXT in $VISUAL or $EDITOR, or from a pipe.": (
        "给卡片写自己的备注；不写文字就打开 $VISUAL 或 $EDITOR，或从管道读入。"
    ),
    "An empty note takes it away. `note:WORD` finds it.": (
        "空的备注表示删除。用 `note:词` 可以找到它。"
    ),
    "Make cards due on a day of your choice. Their interval and ease stay as they are.": (
        "让卡片在指定的日期到期；间隔和易度因子不变。"
    ),
    "A card that was never studied comes round on that day like a review.": (
        "从未学过的卡片到那天像复习一样出现。"
    ),
    "2027-01-15, +3 (in three days), today.": "2027-01-15、+3（三天后）、today（今天）。",
    # completion, man, paths
    "Print the script that makes a shell complete commands, decks, cards, tags and queries.": (
        "输出一段脚本，让 shell 补全命令、牌组、卡片、标签和查询。"
    ),
    "--install writes it where the shell looks for it, and says what is left to do. By hand:": (
        "--install 会把它写到 shell 查找的地方，并说明还要做什么。也可以手工设置："
    ),
    'bash  eval "$(quizgo completion bash)" in ~/.bashrc; 4.4 or later\n'
    'zsh   eval "$(quizgo completion zsh)" in ~/.zshrc, behind compinit\n'
    "fish  quizgo completion fish | source, in ~/.config/fish/config.fish": (
        'bash  在 ~/.bashrc 里写 eval "$(quizgo completion bash)"；要 4.4 或更新\n'
        'zsh   在 ~/.zshrc 里的 compinit 之后写 eval "$(quizgo completion zsh)"\n'
        "fish  在 ~/.config/fish/config.fish 里写 quizgo completion fish | source"
    ),
    "Write it where the shell looks for it.": "写到 shell 查找补全脚本的地方。",
    "Print the manual page, in the language of the interface.": "输出手册页，语言与界面相同。",
    "Write it where `man` looks for yours, and say whether it does.": (
        "写到你自己的手册页文件夹，并说明 `man` 是否会在那里查找。"
    ),
    "Where quizgo keeps its settings, decks and progress. Set QUIZGO_HOME to move them.": (
        "显示设置、牌组和进度存放的位置。设置 QUIZGO_HOME 可以改变位置。"
    ),
}
