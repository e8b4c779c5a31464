"""From the outbox to real receivers: good ones, and dead, slow, rejecting and flapping ones."""

import hashlib
import hmac
import json
import time
from dataclasses import replace
from datetime import timedelta

import pytest
from receivers import busy, flapping, free_port, http_receiver, mail_receiver, rejecting, slow
from samples import BUSY, HOSTILE, SAMPLES
from world import NOW, event, many, put, ring, season, settings

from alerts import sending
from flows import deliver as delivery
from store import outbox
from store.schema import write

QUIET = {"welcome": False, "files": False}


def hook(receiver, name="hook", **more):
    port = receiver if isinstance(receiver, int) else receiver.port
    return {"name": name, "url": f"webhook://localhost:{port}/x?y=1", "timeout": 3, **more}


def mail(receiver, name="mail", **more):
    url = f"mailto://localhost:{receiver.port}?from=watch@example.com&to=me@example.com"
    return {"name": name, "url": url, **more}


def watching(db, home, *channels, **more):
    found = settings(home, channels, **{"alerts": QUIET, **more})
    delivery.start_watching(db, found, NOW)
    return found


def deliver(db, found, now=NOW):
    return delivery.deliver_here(db, found, now)


def state(db):
    return {(row["topic"], row["channel"]): row["state"] for row in outbox.latest(db)}


def test_webhook_is_signed_versioned_and_names_its_event(db, tmp_path, monkeypatch):
    monkeypatch.setenv("KEY", "s3cret")
    with http_receiver() as receiver:
        found = watching(db, tmp_path, hook(receiver, secret="env:KEY"))
        ring(db, season()[2], found)
        assert deliver(db, found) == delivery.Delivered(sent=1)
    ((path, headers, body),) = receiver.requests
    assert path == "/x?y=1"
    assert headers["X-Capexwatch-Event"] == headers["Idempotency-Key"] == "a3"
    expected = hmac.new(b"s3cret", body, hashlib.sha256).hexdigest()
    assert headers["X-Capexwatch-Signature"] == f"sha256={expected}"
    content = json.loads(body)
    assert (content["version"], content["type"], content["id"], content["attempt"]) == (1, "event", "a3", 1)
    assert content["headline"].startswith("Meta raises 2025 capex guidance to $66–72 billion")
    assert content["event"]["low"] == 66_000_000_000


def test_mail_has_text_page_picture_and_a_stable_message_id(db, tmp_path):
    with mail_receiver() as mailbox:
        found = watching(db, tmp_path, mail(mailbox))
        for each in season()[:2]:
            put(db, each)
        ring(db, BUSY, found)
        assert deliver(db, found).sent == 1
    (got,) = mailbox.mails()
    assert got["Message-ID"] == "<a3@example.com>"
    assert got["Subject"].startswith("Meta raises 2025 capex guidance to $66–72 billion")
    assert (got["From"], got["To"]) == ("watch@example.com", "me@example.com")
    assert got["Auto-Submitted"] == "auto-generated"
    assert got.get_body(("plain",)).get_content().startswith("Meta raises")
    assert 'src="cid:history.png"' in got.get_body(("html",)).get_content()
    (picture,) = [part for part in got.walk() if part.get_content_type() == "image/png"]
    assert picture["Content-ID"] == "<history.png>"
    assert picture.get_content()[:4] == b"\x89PNG"


def test_a_correction_answers_the_alert_it_corrects(db, tmp_path):
    with mail_receiver() as mailbox, http_receiver() as receiver:
        found = watching(db, tmp_path, mail(mailbox), hook(receiver))
        ring(db, season()[2], found)
        deliver(db, found)
        with write(db):
            db.execute("UPDATE events SET current = 0, status = 'corrected' WHERE key = 'a3'")
        new = event("a3.2", 66e9, 70e9, (64e9, 72e9), action="narrowed", replaces="a3")
        ring(db, new, found)
        assert deliver(db, found).sent == 2
    first, second = mailbox.mails()
    assert second["Message-ID"] == "<a3.2@example.com>"
    assert second["In-Reply-To"] == second["References"] == first["Message-ID"]
    assert second["Subject"].startswith("Correction: Meta narrows")
    assert receiver.bodies[1]["type"] == "correction"
    assert receiver.bodies[1]["corrects"] == "a3"


def test_hostile_text_reaches_no_header_and_no_markup(db, tmp_path):
    with mail_receiver() as mailbox, http_receiver() as receiver:
        found = watching(db, tmp_path, mail(mailbox), hook(receiver))
        proof = {**event()["attestations"][0], "title": HOSTILE, "quote": HOSTILE, "publisher": HOSTILE, "url": HOSTILE}
        ring(db, event(scope=HOSTILE, reason=HOSTILE, attestations=[proof]), found)
        assert deliver(db, found).sent == 2
    (got,) = mailbox.mails()
    assert got["Bcc"] is None
    assert "<script" not in got.get_body(("html",)).get_content()
    assert len(got.get_all("Subject")) == 1


def test_ntfy_like_and_slack_like(db, tmp_path, monkeypatch):
    from apprise.plugins.slack import NotifySlack

    def anything(_):
        return "x"

    with http_receiver(name_of=anything) as ntfy, http_receiver(name_of=anything) as slack:
        monkeypatch.setattr(NotifySlack, "webhook_url", f"http://localhost:{slack.port}")
        monkeypatch.setenv("SLACK", "slack://T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ")
        found = watching(
            db,
            tmp_path,
            {"name": "phone", "url": f"ntfy://localhost:{ntfy.port}/topic"},
            {"name": "team", "url": "env:SLACK", "pause": 0},
        )
        proof = {**event()["attestations"][0], "quote": "<!channel> & <script>"}
        ring(db, event(attestations=[proof]), found)
        assert deliver(db, found).sent == 2
    (note,) = ntfy.bodies
    assert note["title"].startswith("Meta raises")
    assert "Event: a3" in note["message"]
    (post,) = slack.bodies
    assert "&lt;!channel&gt; &amp; &lt;script&gt;" in post["attachments"][0]["text"]
    assert "github.com" not in json.dumps([note, post]), "no picture is fetched from elsewhere"


def test_a_picture_that_is_refused_is_no_reason_to_tell_again(monkeypatch):
    from apprise.plugins.telegram import NotifyTelegram

    from alerts.addresses import Surroundings
    from alerts.channels import load
    from alerts.message import compose

    def first_only(number):
        return 200 if number == 0 else 400

    with http_receiver(first_only) as receiver:
        monkeypatch.setattr(NotifyTelegram, "notify_url", f"http://localhost:{receiver.port}/bot")
        (channel,) = load(
            [{"name": "t", "url": "env:T"}], Surroundings(environ={"T": "tgram://123456789:abcdefg_hijklmnop/1/"})
        )
        assert sending.send(channel, compose(*SAMPLES["raised"])).ok
    assert [path.rpartition("/")[2] for path, _, _ in receiver.requests] == ["sendMessage", "sendPhoto"]
    assert "&amp;b=2" in receiver.requests[0][2].decode()


def test_one_bad_target_never_holds_another(db, tmp_path):
    with (
        http_receiver() as good,
        http_receiver(slow) as late,
        http_receiver(busy) as full,
        http_receiver(rejecting) as no,
    ):
        found = watching(
            db,
            tmp_path,
            hook(good, "good"),
            hook(late, "late"),
            hook(full, "full"),
            hook(no, "no"),
            hook(free_port(), "dead"),
        )
        ring(db, event(), found)
        started = time.monotonic()
        assert deliver(db, found) == delivery.Delivered(sent=2, failed=2, waiting=2, gave_up=1)
        assert time.monotonic() - started < 6
    assert {name: s for (_, name), s in state(db).items()} == {
        "good": "sent", "late": "sent", "full": "waiting", "no": "gave up", "dead": "waiting",
    }  # fmt: skip
    trouble = {row["channel"]: row["trouble"] for row in outbox.health(db)}
    assert "503" in trouble["full"]
    assert "400" in trouble["no"]
    assert "no connection" in trouble["dead"]


def test_a_target_that_is_too_slow_is_tried_again(db, tmp_path):
    with http_receiver(slow) as receiver:
        found = watching(db, tmp_path, hook(receiver, timeout=0.5))
        ring(db, event(), found)
        assert deliver(db, found).failed == 1
        assert outbox.health(db)[0]["retrying"] == 1


def test_retries_back_off_and_give_up_after_the_stated_time(db, tmp_path):
    found = watching(db, tmp_path, hook(free_port(), give_up="2h"))
    ring(db, event(), found)
    now, tried = NOW, 0
    while (result := deliver(db, found, now)).gave_up == 0:
        tried += result.failed
        now += timedelta(minutes=1)
    assert timedelta(hours=1) < now - NOW <= timedelta(hours=2)
    assert tried == 5
    assert outbox.health(db)[0]["gave_up"] == 1
    assert outbox.again(db, now) == 1
    assert deliver(db, found, now).failed == 1


def test_a_flapping_target_gets_everything_once(db, tmp_path):
    with http_receiver(flapping) as receiver:
        found = watching(db, tmp_path, hook(receiver))
        for each in many(20):
            outbox.watch(db, [each["company"]], NOW)
            ring(db, each, found)
        now = NOW
        while outbox.waiting(db):
            deliver(db, found, now)
            now += timedelta(minutes=5)
    assert len(receiver.taken) == 20
    assert set(receiver.taken.values()) == {1}
    attempts = [int(headers["X-Capexwatch-Attempt"]) for _, headers, _ in receiver.requests]
    assert max(attempts) > 1


def test_a_dead_target_is_not_asked_for_every_message(db, tmp_path):
    with http_receiver(busy) as receiver:
        found = watching(db, tmp_path, hook(receiver))
        for each in many(30):
            outbox.watch(db, [each["company"]], NOW)
            ring(db, each, found)
        deliver(db, found)
        assert len(receiver.requests) == delivery.PATIENCE
        late = deliver(db, found, NOW + timedelta(hours=25))
        assert len(receiver.requests) == 2 * delivery.PATIENCE
    assert late.gave_up == 30


def test_mail_answers_are_told_apart(db, tmp_path):
    for answer, kept in (("550 no such user", "gave up"), ("451 try later", "waiting")):
        with mail_receiver() as mailbox:
            mailbox.answer = answer
            found = watching(db, tmp_path, mail(mailbox, f"mail{answer[:3]}"))
            ring(db, event(f"e{answer[:3]}"), found)
            deliver(db, found)
        row = outbox.latest(db, 1)[0]
        assert row["state"] == kept
        assert answer in row["detail"]


def test_a_row_in_doubt_goes_out_again_under_its_id(db, tmp_path):
    with http_receiver() as receiver:
        found = watching(db, tmp_path, hook(receiver))
        ring(db, event(), found)
        outbox.begin(db, outbox.due(db, "hook", NOW), NOW)
        assert outbox.in_doubt(db) == 1
        assert deliver(db, found).sent == 1
        assert deliver(db, found).sent == 0
    ((_, headers, _),) = receiver.requests
    assert headers["X-Capexwatch-Event"] == "a3"
    assert headers["X-Capexwatch-Attempt"] == "2"


def test_two_processes_never_deliver_at_once(db, tmp_path):
    with (
        outbox.delivering(tmp_path / "capexwatch.db"),
        pytest.raises(outbox.OutboxError, match="another process"),
        outbox.delivering(tmp_path / "capexwatch.db", patience=0.1),
    ):
        pass


def test_what_is_replaced_before_it_was_told_is_not_told(db, tmp_path):
    with http_receiver() as receiver:
        found = watching(db, tmp_path, hook(receiver))
        ring(db, event(), found)
        put(db, event("a3.2", 66e9, 70e9, replaces="a3"))
        db.execute("UPDATE events SET replaced_by = 'a3.2' WHERE key = 'a3'")
        assert deliver(db, found).sent == 0
        assert not receiver.requests
    assert state(db) == {("a3", "hook"): "dropped"}


def test_ringing_twice_tells_once(db, tmp_path):
    with http_receiver() as receiver:
        found = watching(db, tmp_path, hook(receiver))
        ring(db, event(), found)
        ringer = delivery.ringer(found, NOW)
        assert ringer(db, event()) == 0
        deliver(db, found)
        assert ringer(db, event()) == 0
        assert deliver(db, found).sent == 0
    assert len(receiver.requests) == 1


def test_event_and_its_rows_are_written_together_or_not_at_all(db, tmp_path):
    found = watching(db, tmp_path, hook(1))

    def record_and_crash():
        with write(db):
            put(db, event())
            delivery.ringer(found, NOW)(db, event())
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        record_and_crash()
    assert state(db) == {}
    assert not list(db["events"].rows)


def test_first_fill_is_silent_and_says_once_what_stands(db, tmp_path):
    with http_receiver() as receiver:
        found = settings(tmp_path, [hook(receiver)], alerts={"files": False})
        ring(db, event(period="FY2026"), found)
        assert delivery.deliver(db, found, NOW).sent == 1
        ring(db, event("b1", period="FY2027"), found)
        assert delivery.deliver(db, found, NOW).sent == 1
    welcome, later = receiver.bodies
    assert welcome["headline"] == "capexwatch now watches one company"
    assert "Meta: 2026 capex guidance of $66–72 billion" in welcome["text"]
    assert later["id"] == "b1"


def test_cooldown_tells_what_was_held_back_in_one_message(db, tmp_path):
    with http_receiver() as receiver:
        found = watching(db, tmp_path, hook(receiver, cooldown="1h"))
        ring(db, event("h1", 66e9, 72e9, (64e9, 72e9)), found)
        deliver(db, found)
        ring(db, event("h2", 70e9, 72e9, (66e9, 72e9)), found)
        ring(db, event("h3", 66e9, 72e9, (70e9, 72e9), action="lowered"), found)
        assert deliver(db, found).sent == 0
        assert deliver(db, found, NOW + timedelta(hours=1)).sent == 2
    assert receiver.bodies[1]["headline"] == "Meta: 2025 capex guidance is back at $66–72 billion"
    assert "Moved 2 times" in receiver.bodies[1]["text"]


def test_digest_gathers_the_day(db, tmp_path):
    with http_receiver() as receiver:
        found = watching(db, tmp_path, hook(receiver, when="daily 22:00"), groups={"one": ("META",)})
        ring(db, event(), found)
        ring(db, event("m1", 1e9, 1e9, (1e9, 1e9), action="reaffirmed", scope="labs"), found)
        assert deliver(db, found).sent == 0
        assert deliver(db, found, NOW + timedelta(hours=1, seconds=1)).sent == 3
    (body,) = receiver.bodies
    assert body["headline"] == "Capex digest, 29 July 2025 to 30 July 2025: 1 moved"
    assert "- Meta raises 2025 capex guidance to $66–72 billion" in body["text"]
    assert "Reaffirmed:\n- Meta reaffirms 2025 capex guidance for labs of $1 billion" in body["text"]
    assert "one 2025: $66–72 billion (1/1)" in body["text"]


def test_digest_tells_of_what_came_late_by_itself(db, tmp_path):
    with http_receiver() as receiver:
        found = watching(db, tmp_path, hook(receiver, when="daily 22:00"))
        ring(db, event(), found)
        ring(
            db,
            event("o1", 5e9, 6e9, (4e9, 5e9), "2025-03-03", scope="labs", seen_at="2025-07-30T20:31:00+00:00"),
            found,
        )
        ring(db, event("o2", 40e9, 41e9, (38e9, 40e9), period="FY2024", late=True), found)
        deliver(db, found)
        assert deliver(db, found, NOW + timedelta(hours=1, seconds=1)).sent == 4
    (body,) = receiver.bodies
    assert body["headline"].endswith(": 1 moved")
    moved, late = body["text"].split("Came late:")
    assert moved.count("Meta raises") == 1
    assert "- Meta raises 2025 capex guidance for labs to $5–6 billion" in late
    assert "(said on 3 March 2025)" in late
    assert "- Late: Meta raises 2024 capex guidance to $40–41 billion" in late


@pytest.mark.parametrize(("asks", "sent"), [(False, 0), (True, 1)])
def test_late_guidance_for_a_closed_year_rings_only_for_those_who_ask(db, tmp_path, asks, sent):
    with http_receiver() as receiver:
        found = watching(db, tmp_path, hook(receiver, late=asks))
        ring(db, event(late=True), found)
        assert deliver(db, found).sent == sent
    assert [body["headline"].startswith("Late: Meta raises") for body in receiver.bodies] == [True] * sent


def test_digest_adds_a_group_of_several_currencies_at_the_days_rates(db, tmp_path):
    db.execute("INSERT INTO rates VALUES ('2025-07-30', 'USD', 1.15), ('2025-07-30', 'KRW', 1593)")
    with http_receiver() as receiver:
        groups = {"two": ("META", "005930.KS"), "unknown": ("META", "2330.TW")}
        found = watching(db, tmp_path, hook(receiver, when="daily 22:00"), groups=groups)
        ring(db, event(), found)
        ring(db, event("s1", 47e12, 47e12, company="005930.KS", currency="KRW"), found)
        ring(db, event("t1", 1e12, 1e12, company="2330.TW", currency="TWD"), found)
        deliver(db, found)
        deliver(db, found, NOW + timedelta(hours=1, seconds=1))
    (body,) = receiver.bodies
    assert "two 2025: about $99.9–106 billion (2/2)" in body["text"]
    assert "unknown" not in body["text"]


def test_digest_says_who_fell_silent_and_who_reports_next_week(db, tmp_path):
    db.execute("INSERT INTO raws VALUES ('raw', 'text/plain', x'00')")
    for name, day in (("r1", "2024-08-06"), ("r2", "2025-04-30"), ("r3", "2025-07-30")):
        db.execute(
            "INSERT INTO documents (id, kind, issuer, said_on, text, raw, seen_at, text_hash) "
            "VALUES (?, 'release', ?, ?, '', 'raw', '2025-07-30', '')",
            [name, "MSFT" if name < "r3" else "META", day],
        )
        db.execute("INSERT INTO readings (document, reader, read_at) VALUES (?, 'x', '2025-07-30')", [name])
    with http_receiver() as receiver:
        found = watching(db, tmp_path, hook(receiver, when="daily 22:00"), companies=_companies())
        deliver(db, found)
        assert deliver(db, found, NOW + timedelta(hours=1, seconds=1)).sent == 1
    (body,) = receiver.bodies
    assert body["headline"].endswith("nothing moved")
    assert "Fell silent:\n- Meta: Q2 2025" in body["text"]
    assert "Expected next week:\n- Microsoft: 5 August 2025" in body["text"]


def _companies():
    from capex.company import Companies, Company

    return Companies([Company("META", "Meta"), Company("MSFT", "Microsoft")])


def test_messages_in_the_readers_language_and_currency(db, tmp_path):
    db.execute("INSERT INTO rates VALUES ('2025-07-30', 'USD', 1.15), ('2025-07-30', 'KRW', 1593)")
    with http_receiver() as receiver:
        found = watching(db, tmp_path, hook(receiver, lang="ko", currency="KRW"))
        ring(db, event(), found)
        deliver(db, found)
    (body,) = receiver.bodies
    assert (
        body["headline"]
        == "메타, 2025년 설비투자 가이던스 상향: 660억~720억 달러 (종전 640억~720억 달러): 하단 +20억 달러"
    )
    assert "KRW 환산: 약 91조 4,000억~99조 7,000억 원 (1 USD = 1385.22 KRW, 2025년 7월 30일)" in body["text"]


def test_spending_so_far_is_set_against_the_new_figure(db, tmp_path):
    for quarter, (start, end, amount) in enumerate(
        (("2025-01-01", "2025-03-31", 13_690_000_000), ("2025-04-01", "2025-06-30", 17_010_000_000)), 1
    ):
        db.execute(
            "INSERT INTO actuals (company, period, starts, ends, amount, currency, tag, filed_on, seen_at) "
            "VALUES ('META', ?, ?, ?, ?, 'USD', 'x', '2025-07-30', '2025-07-30')",
            [f"FY2025Q{quarter}", start, end, amount],
        )
    with http_receiver() as receiver:
        found = watching(db, tmp_path, hook(receiver))
        ring(db, event(), found)
        deliver(db, found)
    assert "$30.7 billion through 30 June 2025 (43% of the new figure)" in receiver.bodies[0]["text"]
    assert "Left for the rest of the period: $35.3–41.3 billion" in receiver.bodies[0]["text"]


def test_broken_template_is_told_in_status_and_tried_again(db, tmp_path):
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "event.txt.j2").write_text("{{ nothing }}", encoding="utf-8")
    with http_receiver() as receiver:
        found = watching(db, tmp_path, hook(receiver, templates="own"))
        ring(db, event(), found)
        assert deliver(db, found).failed == 1
        assert "event.txt.j2" in outbox.health(db)[0]["trouble"]
        (tmp_path / "own" / "event.txt.j2").write_text("fine", encoding="utf-8")
        from alerts.templating import _environment

        _environment.cache_clear()
        assert deliver(db, found, NOW + timedelta(minutes=2)).sent == 1


def test_channel_that_was_taken_out_drops_its_rows(db, tmp_path):
    ring(db, event(), watching(db, tmp_path, hook(1)))
    assert deliver(db, watching(db, tmp_path, hook(2, "other"))).sent == 0
    assert state(db) == {("a3", "hook"): "dropped"}


def test_terminal_prints(db, tmp_path, capsys):
    found = watching(db, tmp_path)
    ring(db, event(), found)
    assert delivery.deliver(db, found, NOW).sent == 1
    assert capsys.readouterr().out.startswith("Meta raises 2025 capex guidance to $66–72 billion")


def test_courier_reports_errors_of_the_configuration(db, tmp_path):
    from flows.errors import UserError

    found = watching(db, tmp_path, {"name": "x", "url": "env:NOT_SET_ANYWHERE"})
    with pytest.raises(UserError, match="the environment has no NOT_SET_ANYWHERE"):
        delivery.deliver(db, found, NOW)


def test_plugin_faults_end_nothing_else(monkeypatch):
    from alerts.channels import TERMINAL
    from alerts.message import compose

    channel = replace(TERMINAL, kind="something", address="nosuch://")
    result = sending.send(channel, compose(event()))
    assert not result.ok
