"""How drafted cards ask: the frames around what notes and declarations say, in both languages."""

from __future__ import annotations

import re

from quizgo.exchange.godecl import Declared, Role
from quizgo.exchange.sentences import Definition, language
from quizgo.model import Lang, Text

_QUESTION = re.compile(
    r"(?:what|why|how|when|where|which|who|is|are|does|can|should)\b.*"
    r"|.*(?:什么|为什么|为何|怎么|怎样|如何|哪些|哪个|吗|区别是).*",
    re.IGNORECASE | re.DOTALL,
)


def in_(lang: Lang, words: str) -> Text:
    """A text in one language."""
    return Text(zh=words) if lang is Lang.ZH else Text(en=words)


def of_heading(title: str, above: str, lang: Lang) -> Text:
    """The open question that a heading is. `above` is what it belongs to; may be empty."""
    bare = title.rstrip("?？")
    is_question = bare != title or _QUESTION.fullmatch(title) is not None
    if lang is Lang.ZH:
        of = f"（{above}）" if above else ""
        space = " " if title[0].isascii() else ""
        return in_(lang, f"{bare}{of}？" if is_question else f"说说{space}{title}{of}。")
    of = f" ({above})" if above else ""
    return in_(lang, f"{bare}{of}?" if is_question else f"Explain: {title}{of}.")


def of_definition(found: Definition, lang: Lang) -> Text:
    if lang is Lang.EN:
        return in_(lang, f"What {'are' if found.plural else 'is'} {found.term}?")
    return of_term(found.term, "", lang)


def of_term(term: str, title: str, lang: Lang) -> Text:
    """What a term means where it stands under a heading."""
    if lang is Lang.EN:
        return in_(lang, f"What is {term}" + (f" ({title})?" if title else "?"))
    about = f"（{title}）" if title else ""
    if "的" in term:
        space = " " if term[-1].isascii() else ""
        return in_(lang, f"{term}{about}{space}是什么？")
    space = " " if term[0].isascii() else ""
    return in_(lang, f"什么是{space}{term}{about}？")


# Go -------------------------------------------------------------------------------


def of_declared(what: Declared) -> Text:
    """The question about a declaration."""
    name, owner = f"`{what.name}`", f"`{what.owner}`"
    tells = bool(what.told.purpose)
    match what.role:
        case Role.FIELD if tells:
            en = f"What is the field {name} of the struct {owner} for, and what is its type?"
            zh = f"结构体 {owner} 的字段 {name} 有什么用？它是什么类型？"
        case Role.FIELD:
            en = f"What is the type of the field {name} of the struct {owner}?"
            zh = f"结构体 {owner} 的字段 {name} 是什么类型？"
        case Role.METHOD if tells:
            en = f"What does the method {name} of the interface {owner} do, and how is it declared?"
            zh = f"接口 {owner} 的方法 {name} 做什么？它是怎样声明的？"
        case Role.METHOD:
            en = f"How is the method {name} of the interface {owner} declared?"
            zh = f"接口 {owner} 的方法 {name} 是怎样声明的？"
        case Role.EMBEDS:
            en = f"What does the interface {owner} embed?"
            zh = f"接口 {owner} 嵌入了什么？"
        case Role.CONSTANT if tells:
            en = f"What does the constant {name} stand for?"
            zh = f"常量 {name} 表示什么？"
        case Role.CONSTANT:
            en = f"What is the value of the constant {name}?"
            zh = f"常量 {name} 的值是什么？"
        case Role.TYPE if tells:
            en, zh = f"What is the type {name}?", f"类型 {name} 是什么？"
        case Role.TYPE:
            en, zh = f"How is the type {name} defined?", f"类型 {name} 是怎样定义的？"
        case Role.FUNCTION:
            of_en = f" of {owner}" if what.owner else ""
            of_zh = f"{owner} 的方法 {name} " if what.owner else f"函数 {name} "
            en, zh = f"What does {name}{of_en} do?", f"{of_zh}做什么？"
    return Text(en, zh)


def under(ask: Text, title: str) -> Text:
    """The same question about what another heading says."""
    if not title:
        return ask
    return Text(f"{ask.en} ({title})", f"{ask.zh}（{title}）")


def answer_of(what: Declared) -> Text:
    """What is written, and what the comments say, in the language that they say it in."""
    match what.role:
        case Role.FIELD:
            code = f"{what.name} {what.written}"
        case Role.TYPE:
            code = f"type {what.name} {what.written}"
        case Role.CONSTANT:
            equals = "" if what.written.startswith("=") or "=" in what.written else "= "
            code = f"{what.name} {equals if what.written else ''}{what.written}".strip()
        case _:
            code = what.written
    code = f"`{code}`" if "`" not in code else f"``{code}``"
    if not what.told.purpose:
        return Text(code)
    return in_(language(what.told.purpose), f"{code}: {what.told.purpose}")


MOST_BESIDE = 6
"""Names in a group that are worth reading."""


def group_of(what: Declared) -> Text | None:
    """What a declaration stands together with."""
    group, beside = what.told.group, what.told.beside
    if len(beside) > MOST_BESIDE:
        beside = ()
    if not group and not beside:
        return None
    names = ", ".join(f"`{name}`" for name in beside)
    en = [f"Group: {group}." if group else "", f"Beside it: {names}." if names else ""]
    zh = [f"分组：{group}。" if group else "", f"同组：{names}。" if names else ""]
    return Text(" ".join(filter(None, en)), "".join(zh))
