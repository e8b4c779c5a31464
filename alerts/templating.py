"""Templates: ours, or the user's in place of them, in a sandbox that escapes for the format it writes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from alerts import escape
from alerts.context import MessageError

OURS = Path(__file__).parent / "templates"


class Ready(str):
    """Text that is markup already and must not be escaped once more."""

    __slots__ = ()


def _markdown(value: Any) -> Any:
    return value if isinstance(value, Ready) or not isinstance(value, str) else escape.markdown(value)


def _text(value: Any) -> Any:
    return escape.clean(value) if isinstance(value, str) else value


def _link(address: str | None) -> Ready:
    """An address as Markdown shows it: safe already, in the brackets that keep its punctuation from being read."""
    safe = escape.url(address)
    return Ready(f"<{safe}>" if safe else "")


def _code(text: str) -> Ready:
    return Ready("`" + escape.clean(text).replace("`", "'") + "`")


@lru_cache(maxsize=16)
def _environment(form: str, folder: Path | None) -> Any:
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    finalizers = {"md": _markdown, "txt": _text}
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader([path for path in (folder, OURS) if path is not None]),
        autoescape=form == "html",
        undefined=StrictUndefined,
        finalize=finalizers.get(form),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    environment.filters |= {"link": _link, "code": _code}
    return environment


def render(name: str, form: str, view: Mapping[str, Any], folder: Path | None = None) -> str:
    """Fill the template `name.form.j2` out of the user's folder, or ours where it has none. Raises MessageError."""
    from jinja2 import TemplateError
    from jinja2.exceptions import SecurityError

    try:
        text: str = _environment(form, folder).get_template(f"{name}.{form}.j2").render(view)
    except (TemplateError, SecurityError, TypeError, ValueError, ArithmeticError) as error:
        where = f"{folder or OURS}/{name}.{form}.j2"
        line = getattr(error, "lineno", None)
        raise MessageError(f"template {where}{f', line {line}' if line else ''}: {error}") from error
    return _folded(text)


def _folded(text: str) -> str:
    """At most one empty line in a row, none at the end of a line or of the text."""
    lines = [line.rstrip() for line in text.strip("\n").split("\n")]
    kept = [line for i, line in enumerate(lines) if line or (i and lines[i - 1])]
    return "\n".join(kept).rstrip() + "\n"
