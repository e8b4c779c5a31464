"""Mail: Apprise's settings of servers and addresses, and a message of our own with its own Message-ID."""

from __future__ import annotations

import smtplib
import socket
import ssl
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from functools import cache
from typing import Any

from alerts import escape
from alerts.answers import Delivery
from alerts.channels import Channel
from alerts.message import Message

Named = tuple[Any, str]


def message_id(name: str, domain: str) -> str:
    """The Message-ID of a message: the same at every attempt, and known to the message that corrects it."""
    kept = "".join(char if char.isascii() and (char.isalnum() or char in ".-_") else "-" for char in name)
    return f"<{kept}@{domain}>"


def build(message: Message, sender: Named, recipients: list[Named], picture: bytes | None) -> EmailMessage:
    """The mail: text and HTML as alternatives, the picture inside the HTML.

    Nothing can be put into its headers from outside: their values hold no line breaks, and the library refuses those.
    """
    mail = EmailMessage()
    domain = sender[1].rpartition("@")[2] or "capexwatch.invalid"
    mail["Message-ID"] = message_id(message.id, domain)
    if message.answers:
        mail["In-Reply-To"] = mail["References"] = message_id(message.answers, domain)
    mail["Subject"] = escape.clean(message.subject, 250)
    mail["From"] = _address(sender)
    mail["To"] = tuple(_address(recipient) for recipient in recipients)
    if message.sent_at is not None:
        mail["Date"] = format_datetime(message.sent_at)
    mail["Auto-Submitted"] = "auto-generated"
    for name, value in message.headers.items():
        mail[name] = escape.clean(value, 300)
    mail.set_content(message.text, cte="quoted-printable")
    mail.add_alternative(message.html if picture else without_picture(message.html), "html", cte="quoted-printable")
    if picture:
        html: Any = list(mail.iter_parts())[1]
        html.add_related(picture, "image", "png", cid="<history.png>", filename="history.png", disposition="inline")
    return mail


def without_picture(html: str) -> str:
    """The page without its picture, for when there is no bitmap to put there."""
    start = html.find('<img class="picture"')
    return html if start < 0 else html[:start] + html[html.find(">", start) + 1 :]


def _address(named: Named) -> Address:
    name, address = named
    user, _, domain = address.rpartition("@")
    return Address(escape.clean(name, 80) if name else "", user, domain)


def send_mail(settings: Any, channel: Channel, message: Message) -> Delivery:
    """Hand a mail to the server that Apprise's object `settings` names, and say what the server answered."""
    if settings is None or not settings.targets:
        return Delivery(ok=False, detail="the address names no recipient", permanent=True)
    picture = None
    if channel.picture:
        from alerts.chart import png

        picture = png(message.picture_svg)
    mail = build(message, tuple(settings.from_addr), list(settings.targets), picture)
    everyone = [address for _, address in settings.targets] + sorted({*settings.cc, *settings.bcc})
    if settings.cc:
        mail["Cc"] = ", ".join(sorted(settings.cc))
    for name, value in settings.headers.items():
        mail[escape.clean(name, 60)] = escape.clean(value, 300)
    try:
        with _connected(settings, channel.timeout) as server:
            return _handed_over(server, settings.from_addr[1], everyone, mail)
    except smtplib.SMTPAuthenticationError as error:
        return Delivery(ok=False, detail=f"the mail server refused the login ({error.smtp_code})")
    except smtplib.SMTPResponseException as error:
        return _answered(error.smtp_code, error.smtp_error)
    except ssl.SSLError:
        return Delivery(ok=False, detail="the mail server's encryption failed; check mode= and the port")
    except (OSError, smtplib.SMTPException) as error:
        return Delivery(ok=False, detail=f"no connection to the mail server, or no answer in time ({_plain(error)})")


def _plain(error: Exception) -> str:
    return escape.clean(getattr(error, "strerror", None) or type(error).__name__, 80)


@cache
def _context(*, verify: bool) -> ssl.SSLContext:
    """Made once: reading the machine's certificates takes longer than sending a mail."""
    context = ssl.create_default_context()
    if not verify:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context


@cache
def _own_name() -> str:
    """The name of this machine as mail servers want to be greeted, asked for once."""
    return socket.getfqdn()


def _connected(settings: Any, timeout: float) -> smtplib.SMTP:
    server: smtplib.SMTP
    where = (settings.smtp_host, settings.port, _own_name())
    if settings.secure_mode == "ssl":
        server = smtplib.SMTP_SSL(*where, timeout=timeout, context=_context(verify=settings.verify_certificate))
    else:
        server = smtplib.SMTP(*where, timeout=timeout)
    if settings.secure_mode == "starttls":
        server.starttls(context=_context(verify=settings.verify_certificate))
    if settings.user and settings.password:
        server.login(settings.user, settings.password)
    return server


def _handed_over(server: smtplib.SMTP, sender: str, everyone: list[str], mail: EmailMessage) -> Delivery:
    """One transaction of SMTP. The message is told once the server has taken its data for at least one recipient."""
    server.ehlo_or_helo_if_needed()
    code, answer = server.mail(sender)
    if code != 250:
        return _answered(code, answer)
    refused = {address: reply for address in everyone if (reply := server.rcpt(address))[0] not in (250, 251)}
    if len(refused) == len(everyone):
        return _answered(*next(iter(refused.values())))
    code, answer = server.data(mail.as_bytes(policy=SMTP))
    if code != 250:
        return _answered(code, answer)
    some = f"; refused for {len(refused)} of {len(everyone)} recipients" if refused else ""
    return Delivery(ok=True, detail=f"the mail server answered {code} {_words(answer)}{some}")


def _words(answer: bytes | str) -> str:
    return escape.clean(answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer, 160)


def _answered(code: int, answer: bytes | str) -> Delivery:
    """A refusal: numbers from 500 on are final, those below ask to come back later."""
    return Delivery(ok=False, detail=f"the mail server answered {code} {_words(answer)}", permanent=code >= 500)
