"""The word tables: each in its own language's script, as folded text reads, and without functions."""

from __future__ import annotations

import ast
import re
import unicodedata
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from capex import lexicon
from capex.document import Span
from capex.lexicon import LEXICONS, detect
from capex.lexicon.words import Lexicon
from capex.matching import entries, fold
from capex.vocabulary import vocabulary

#: The scripts that a language's words may hold. Latin letters (AI, GPU, UBS, EUR) stand in all of them.
SCRIPTS = {
    "en": {"LATIN"}, "de": {"LATIN"}, "fr": {"LATIN"}, "es": {"LATIN"},
    "ko": {"LATIN", "HANGUL"},
    "ja": {"LATIN", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "CJK", "IDEOGRAPHIC"},
    "zh": {"LATIN", "CJK", "IDEOGRAPHIC"},
}  # fmt: skip
#: Korean headlines write countries and the dollar with one Chinese character.
HANJA = {"美", "中", "日", "韓", "獨", "弗"}


#: Tables of regular expressions, which fold nothing.
PATTERNS = {"periods", "report_titles"}


def _words(table: Lexicon) -> list[tuple[str, str]]:
    found = [(name, entry) for name, entry, _ in entries(table)]
    for name in ("numbers", "digits", "scales", "small_scales", "particles"):
        found += [(name, entry) for entry in getattr(table, name)]
    return found + [("periods", pattern) for _, pattern in table.periods]


def _scripts(word: str) -> set[str]:
    letters = re.sub(r"\\[a-zA-Z]|\(\?P?<?\w*>?", "", word)  # regular expressions have letters of their own
    names = (unicodedata.name(sign, "").split(" ")[0] for sign in letters if unicodedata.category(sign)[0] == "L")
    return {name for name in names if name not in ("FULLWIDTH", "FEMININE", "MASCULINE")}


@pytest.mark.parametrize("tag", LEXICONS)
def test_every_word_is_written_in_its_own_script(tag: str) -> None:
    foreign = [
        (table, word)
        for table, word in _words(LEXICONS[tag])
        if not _scripts(word) <= SCRIPTS[tag] and not (tag == "ko" and word in HANJA)
    ]
    assert not foreign


@pytest.mark.parametrize("tag", LEXICONS)
def test_every_word_reads_as_folded_text(tag: str) -> None:
    """An entry with a capital or a full-width sign could never match."""
    words = [(t, w) for t, w in _words(LEXICONS[tag]) if not w.startswith("re:") and t not in PATTERNS]
    assert [(table, word) for table, word in words if fold(word) != word] == []


@pytest.mark.parametrize("tag", LEXICONS)
def test_every_table_compiles(tag: str) -> None:
    vocabulary(LEXICONS[tag])


@pytest.mark.parametrize("tag", LEXICONS)
def test_a_language_module_is_one_value(tag: str) -> None:
    """A language may add words, never verbs: no functions, classes, loops or conditions."""
    source = (Path(lexicon.__file__).parent / f"{tag}.py").read_text(encoding="utf-8")
    verbs: tuple[Any, ...] = (
        ast.FunctionDef,
        ast.AsyncFunctionDef,
        ast.ClassDef,
        ast.Lambda,
        ast.For,
        ast.While,
        ast.If,
    )
    assert not [node for node in ast.walk(ast.parse(source)) if isinstance(node, verbs)]


@pytest.mark.parametrize(
    ("headline", "tag"),
    [
        ("메타, AI에 650억 달러 투자", "ko"),
        ("Amazon, Microsoft, Alphabet 설비투자 경쟁", "ko"),
        ("SK하이닉스 CAPEX 20조", "ko"),
        ("美빅테크, AI에 466조 투자", "ko"),
        ("メタ、設備投資を増額", "ja"),
        ("米Alphabet、AIに850億ドル", "ja"),
        ("TDK、今期設備投資3000億円", "ja"),
        ("台積電資本支出上修", "zh"),
        ("Meta上調今年資本支出至720億美元", "zh"),
        ("阿里未来三年投入3800亿元", "zh"),
        ("Alphabet raises capex guidance to $85 billion", "en"),
        ("Samsung (삼성전자) to spend 47 trillion won", "en"),
    ],
)
def test_a_headline_is_enough_to_tell_the_language(headline: str, tag: str) -> None:
    assert detect(headline) == tag


@pytest.mark.parametrize("tag", LEXICONS)
def test_no_word_stands_twice_in_one_table(tag: str) -> None:
    tables = {field.name: getattr(LEXICONS[tag], field.name) for field in fields(LEXICONS[tag])}
    lists = {name: words for name, words in tables.items() if isinstance(words, tuple) and name != "periods"}
    lists |= {f"actions {action}": words for action, words in LEXICONS[tag].actions.items()}
    assert {name: words for name, words in lists.items() if len(set(words)) < len(words)} == {}


@pytest.mark.parametrize(
    ("sentence", "table"),
    [
        ("Facebook parent Meta", "actions"),
        ("a choppy market", "actions"),
        ("marginally higher", "other_metrics"),
        ("the audit committee", "pledges"),
    ],
)
def test_a_stem_takes_in_no_other_word(sentence: str, table: str) -> None:
    folded = fold(sentence)
    assert not vocabulary(LEXICONS["en"]).scan(folded, Span(0, len(folded))).of(table)


#: Where signs of other scripts are no words of a language: ranges of signs, the sign of the yuan, signs that fold alike.
SIGNS = {
    "passes/text/companies.py": "가힣ァヴー一鿿",
    "money.py": "元",
    "matching.py": "ʼㆍ",
}


def _constants(source: str) -> set[str]:
    """The texts of a module that are no docstrings."""
    tree = ast.parse(source)
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    texts = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in told)
    return {node.value for node in texts if isinstance(node.value, str)}


def test_words_of_other_scripts_stand_in_tables_only() -> None:
    """The grammar is one: what a language says with its own words is in its table, and no pass holds any."""
    root = Path(lexicon.__file__).parents[1]
    modules = {path.relative_to(root).as_posix(): path for path in root.rglob("*.py") if path.parent.name != "lexicon"}
    found = {
        (name, text)
        for name, path in modules.items()
        for text in _constants(path.read_text(encoding="utf-8"))
        if any(sign.isalpha() and sign > "ɏ" and sign not in SIGNS.get(name, "") for sign in text)
    }
    assert not found


def test_every_table_is_read_by_a_pass() -> None:
    capex = Path(lexicon.__file__).parents[1]
    sources = [path.read_text(encoding="utf-8") for path in capex.rglob("*.py") if "lexicon" not in path.parts]
    asked = set(re.findall(r"lexicon\.(\w+)", "\n".join(sources)))
    asked |= {
        node.value
        for source in sources
        if "_NOT_SCANNED" not in source  # which names tables without reading them
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert {field.name for field in fields(Lexicon)} - asked == set()
