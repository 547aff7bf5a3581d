"""What single sentences of notes say: which define something, and what in them can be hidden.

Rules of thumb for English and Chinese. They had rather miss a definition than make a card
that asks nonsense; what they miss still stands in the answer of its heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizgo.frozen import dataclass
from quizgo.model import Lang

MAX_SENTENCE = 400
"""Characters. What is longer is no single fact."""

_CODE_SPAN = re.compile(r"`[^`\n]*`")
_CODE_BLOCK = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
_HAN = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"[A-Za-z]{2,}")


def language(text: str) -> Lang:
    """The language that notes are written in. Chinese notes are full of English words."""
    words = _CODE_SPAN.sub("", _CODE_BLOCK.sub("", text))
    return Lang.ZH if len(_HAN.findall(words)) > len(_WORD.findall(words)) else Lang.EN


# Sentences ------------------------------------------------------------------------


def glued(text: str) -> str:
    """Wrapped lines as one; no space comes between Chinese characters."""
    return _WRAP.sub(lambda wrap: "" if wrap[1] and wrap[2] else " ", text.strip())


_WIDE = r"[\u2e80-\u9fff\uf900-\uffef]"
_WRAP = re.compile(rf"(?:(?<=({_WIDE}))|)[ \t]*\n[ \t]*(?:(?=({_WIDE}))|)")

_SENTENCE_END = re.compile(r"[。！？]+|(?<![\s\d])(?<!\b[A-Za-z])[.!?]+(?=\s|$)")


def sentences(text: str) -> Iterator[str]:
    """The sentences of a paragraph, with their stops."""
    text = glued(text)
    at = 0
    for end in _SENTENCE_END.finditer(text):
        yield text[at : end.end()].strip()
        at = end.end()
    if text[at:].strip():
        yield text[at:].strip()


def is_bare(text: str) -> bool:
    """Whether a line is a name or a title rather than a sentence."""
    return len(text) <= 60 and not _HAS_STOP.search(text)


_HAS_STOP = re.compile(r"""[。！？；：:;!?]|[.]["'”’)]*(?:\s|$)""")


# Definitions ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Definition:
    """A sentence that says what something is."""

    term: str
    """As a question names it; in English with its article."""
    plural: bool
    is_value: bool
    """It gives a size, a name, a number: better asked as a gap than as `what is`."""
    sentence: str
    kernel: tuple[int, int]
    """The stretch of the sentence that says it, up to the first comma."""


_ZH = re.compile(
    r"""
    (?P<term>[^，。；：？！,;:?!（）()“”"]{1,40}?)\s*
    (?:其实|实际上|本质上|也)?(?<![立随当不还但只也都可要于总凡正或的])
    (?:就是(?!否)|是指|指的是|是(?!否)|即(?![使将便可刻时])|指(?![针定向令标出示导数明引责派])|也叫|又叫|称为)
    \s*(?P<said>\S.*)
    """,
    re.VERBOSE,
)
_ZH_NO_TERM = re.compile(
    r"它|这|那|其|他|她|我|你|您|咱|如果|当|因|但|而|所以|不|也|还|都|就|只|有|没|什么|谁|哪|或|可|于"
    r"|总|正|凡|若|由|虽|即|则|并|且|另|此|该|每|为|要|同时|然后|最后|首先|其次|例如|比如|目的|原因|结果|问题"
)
_ZH_NOT_SAID = re.compile(
    r"不|否|什么|怎|如何|因为|为了|由|在|从|通过|一样|可以|非常|很|谁|哪|吗|多少|几|这样|那么|如此|为什么"
)
_ZH_QUESTION = re.compile(r"什么|怎么|如何|吗|哪|是否|为什么")

_EN = re.compile(
    r"""
    (?P<term>(?:(?:an?|the)\s+)?[`\w*"][^,.;:?!()\n]{0,60}?)\s+
    (?P<verb>is|are|means|refers\s+to|stands\s+for|denotes)\s+
    (?P<said>\S.*)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_EN_NO_TERM = re.compile(
    r"(?:it|its|this|that|there|these|those|they|he|she|we|you|i|which|what|who|whose|if|when|where"
    r"|why|how|because|but|and|so|each|here|one|then|also|both|all|some|most|another|since|while"
    r"|after|before|as|for|in|on|at|to|by|with|not|no|now|otherwise|note|however|their|his|our|my"
    r"|your|every|any|only|same|first|second|next|reason|result|problem|point|idea|without|within"
    r"|under|during|unlike|like|besides|despite|although|though|until|unless|once|whether|even"
    r"|from|of|into|over|through|between|given|thus|hence|perhaps|maybe)\b",
    re.IGNORECASE,
)
_EN_PRONOUN_LAST = re.compile(
    r"(?:^|.*\s)(?:it|this|that|they|he|she|there|which|who|what|these|those|one|we|you)$",
    re.IGNORECASE,
)
_EN_DEFINES = re.compile(r"(?:an?|the|one\s+of|any|Go's)\s", re.IGNORECASE)
_EN_MANY = re.compile(
    r"(?!(?:not|also|very|only|never|always|in|on|at|by|for|from|to|too|as|all|both|often|usually"
    r"|then|now|still|just|more|less|so|about|here|there|up|out|those|these|this|that|known|made"
    r"|done|built|held|kept|given|taken|seen|shown|written|read|run|set|put|sent|found|left|lost"
    r"|told|thrown|drawn|chosen)\b)(?!\w+(?:ed|ing)\b)[`\w][\w`-]*\s",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[，。；：？！、]|[,;:.?!](?=\s|$)| [-–—] ")
_VALUE = re.compile(r"\d|^`[^`]+`[.。]?$|^(?:true|false|nil)\b")


def definition(sentence: str, lang: Lang) -> Definition | None:
    """What a sentence defines; None where it defines nothing that can be asked."""
    if not 6 <= len(sentence) <= MAX_SENTENCE or sentence.endswith(("?", "？")):
        return None
    return _in_chinese(sentence) if lang is Lang.ZH else _in_english(sentence)


def _in_chinese(sentence: str) -> Definition | None:
    found = _ZH.fullmatch(sentence)
    if found is None or _ZH_NO_TERM.match(found["term"]):
        return None
    kernel = _kernel(sentence, found.start("said"))
    said = sentence[slice(*kernel)]
    if said.endswith(("的", "吗", "呢", "了")) or len(said) < 2:
        return None
    if _ZH_NOT_SAID.match(said) or _ZH_QUESTION.search(said) or _ZH_QUESTION.search(found["term"]):
        return None
    return _made(found["term"], False, sentence, kernel)


def _in_english(sentence: str) -> Definition | None:
    found = _EN.fullmatch(sentence)
    if found is None:
        return None
    verb = found["verb"].lower()
    term, bare = found["term"], _ARTICLE.sub("", found["term"])
    if _EN_NO_TERM.match(bare) or _EN_PRONOUN_LAST.match(bare) or len(bare.split()) > 6:
        return None
    kernel = _kernel(sentence, found.start("said"))
    said = sentence[slice(*kernel)]
    defines = verb not in ("is", "are") or _EN_DEFINES.match(found["said"]) is not None
    if (
        not defines
        and not _is_value(said)
        and not (verb == "are" and _EN_MANY.match(found["said"]))
    ):
        return None
    term = _ARTICLE.sub(lambda article: article[0].lower(), term)
    if verb == "are" and _CAPITALIZED.match(term):  # by its place in the sentence
        term = term[0].lower() + term[1:]
    return _made(term, verb == "are", sentence, kernel)


_CAPITALIZED = re.compile(r"[A-Z][a-z]{3,}")


_ARTICLE = re.compile(r"^(?:an?|the)\s+", re.IGNORECASE)


def _made(term: str, plural: bool, sentence: str, kernel: tuple[int, int]) -> Definition | None:
    said = sentence[slice(*kernel)]
    if term.count("`") % 2 or term.count("**") % 2 or said.count("`") % 2 or not said.strip("*` "):
        return None
    named = term.strip().replace("**", "")
    return Definition(named, plural, _is_value(said), sentence, kernel)


def _is_value(said: str) -> bool:
    return len(said) <= 24 and _VALUE.search(said) is not None


def _kernel(sentence: str, start: int) -> tuple[int, int]:
    """From `start` to the end of the clause. A comma in code or parentheses ends nothing."""
    whole = [span.span() for span in _WHOLE.finditer(sentence)]
    for end in _CLAUSE_END.finditer(sentence, start):
        if not any(first < end.start() < last for first, last in whole):
            return start, end.start()
    return start, len(sentence)


_WHOLE = re.compile(r"`[^`\n]*`|\([^()]*\)|（[^（）]*）")


def bare_term(term: str) -> str:
    """A term without its article and its marks, the same however it is written."""
    return " ".join(_ARTICLE.sub("", term).replace("`", "").casefold().split())


_WHAT_IS = re.compile(
    r"(?:what\s+(?:is|are)\s+(?P<en>.+?)|什么是\s*(?P<after>.+?)|(?P<before>.+?)\s*(?:是什么|指什么))"
    r"\s*[?？]*",
    re.IGNORECASE,
)


def asked_for(title: str) -> set[str]:
    """The term that a heading asks for: `What is a channel?`. It need not be asked for again."""
    found = _WHAT_IS.fullmatch(title)
    return set() if found is None else {bare_term(term) for term in found.groups() if term}


# Terms and gaps -------------------------------------------------------------------

_TERM = re.compile(
    r"(?P<term>\*\*[^*\n]{1,60}\*\*|`[^`\n]{1,60}`|[^：:`*\n—–，。,]{1,30}?)"
    r"\s*(?:：|:\s|\s[-—–]{1,2}\s|——)\s*(?P<said>\S.{3,})",
    re.DOTALL,
)
_NO_TERM = re.compile(
    r"注意|例如|比如|参考|说明|备注|示例|注|如|note|notes|example|e\.g|todo|see|warning|tip|http|\d",
    re.IGNORECASE,
)


def term_and_meaning(item: str) -> tuple[str, str] | None:
    """`term: meaning`, as lists have it; None where an item is written otherwise."""
    found = _TERM.fullmatch(item)
    if found is None:
        return None
    term = found["term"].strip("* :：")
    if not term or _NO_TERM.match(term) or len(term.split()) > 6:
        return None
    return term, found["said"].strip()


_BOLD = re.compile(r"\*\*(?=\S)([^*\n]{1,60})(?<=\S)\*\*")
_CODE = re.compile(r"`[^`\n]{1,60}`")


def marked(sentence: str, *, code: bool) -> tuple[int, int] | None:
    """The first stretch that the author marked as bold, or also as code, and that can be hidden."""
    bold = _BOLD.search(sentence)
    if bold is not None:
        return bold.span(1)
    span = _CODE.search(sentence) if code else None
    return span.span() if span is not None else None


def gapped(sentence: str, hidden: tuple[int, int]) -> str | None:
    """The sentence with a gap; None where the gap could not be told from its text.

    A gap whose words stand elsewhere in the sentence, too, would give itself away.
    """
    start, end = hidden
    words = sentence[start:end]
    rest = sentence[:start] + sentence[end:]
    if len(rest.strip()) < 6 or words.strip("` ") in rest:
        return None
    if any(sign in sentence for sign in ("{{", "}}", "::")):
        return None
    return f"{sentence[:start]}{{{{c1::{words}}}}}{sentence[end:]}"
