"""The vault: a learner's own words, which show nowhere else."""

import copy
import pickle
from typing import Any

import pytest
from conftest import PATH

from leerpad import Session, Vault

SECRET = "ik lig wakker 😀"


@pytest.fixture
def vault() -> Vault:
    vault = Vault()
    vault.put("praten/1/praten", SECRET)
    vault.put("a/1/b", "kort")
    return vault


def test_words_are_kept_and_forgotten(vault: Vault) -> None:
    assert vault.keys() == ["a/1/b", "praten/1/praten"]
    assert vault.get("praten/1/praten") == SECRET and vault.get("x") is None
    assert len(vault) == 2 and "a/1/b" in vault and "x" not in vault
    assert vault.remove("a/1/b") and not vault.remove("a/1/b")
    vault.put("praten/1/praten", "anders")
    assert vault.get("praten/1/praten") == "anders"
    vault.erase()
    assert len(vault) == 0 and vault.to_bytes() == b""


def test_a_stored_vault_is_itself_again(vault: Vault) -> None:
    data = vault.to_bytes()
    assert len(data) == 2048
    again = Vault.from_bytes(data)
    assert again == vault and again.damaged == []
    assert copy.deepcopy(vault) == vault == pickle.loads(pickle.dumps(vault))
    copied = copy.copy(vault)
    copied.erase()
    assert copied != vault


def test_a_damaged_record_costs_only_itself(vault: Vault) -> None:
    data = bytearray(vault.to_bytes())
    data[20] ^= 1
    again = Vault.from_bytes(bytes(data))
    assert again.damaged == [1] and again.keys() == ["praten/1/praten"]


def test_a_sealed_vault_opens_with_its_key_alone(vault: Vault) -> None:
    key, session = bytes(range(64)), "00" * 32
    data = vault.to_bytes(key=key, session=session)
    assert len(data) == 2048 and b"praten" not in data and b"a/1/b" not in data
    assert Vault.from_bytes(data, key=key, session=session) == vault
    wrongs: list[tuple[dict[str, Any], str]] = [
        ({}, "is sealed, and there is no key"),
        ({"key": bytes(64), "session": session}, "was sealed with another key"),
        ({"key": key, "session": "11" * 32}, "belongs to another session"),
    ]
    for wrong, why in wrongs:
        other = Vault.from_bytes(data, **wrong)
        assert other.unreadable == [(1, why), (2, why)] and other.damaged == [] and len(other) == 0
    bads: list[dict[str, Any]] = [
        {"key": key},
        {"session": session},
        {"key": key, "session": "x"},
        {"key": b"secret", "session": session},
    ]
    for bad in bads:
        with pytest.raises(ValueError) as raised:
            vault.to_bytes(**bad)
        assert "secret" not in str(raised.value)


def test_words_from_before_an_erasing_do_not_come_back(vault: Vault) -> None:
    before = vault.to_bytes()
    vault.erase(4)
    vault.put("a/1/b", "later")
    assert Vault.from_bytes(before, erased=4).unreadable == [(1, "was erased"), (2, "was erased")]
    assert Vault.from_bytes(vault.to_bytes(), erased=4) == vault


def test_words_show_nowhere(vault: Vault) -> None:
    assert "wakker" not in f"{vault} {vault!r}"


def test_a_screen_tells_the_key(session: Session) -> None:
    for each in PATH[:3]:
        session.apply(each)
    screen: Any = session.screen()
    (item,) = screen["items"]
    assert item["vault"] == "praten/1/praten"


def test_unpaired_surrogates_are_replaced() -> None:
    vault = Vault()
    vault.put("a", "x\ud800y")
    assert vault.get("a") == "x\ufffdy"
