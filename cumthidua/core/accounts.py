"""Where django-allauth asks us: accounts are opened by invitation only, secrets are kept encrypted."""

import base64
import hashlib

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: an administrator or a school's principal opens an account."""
        return False

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Let a sign-in count as a fresh authentication for the account's own pages.

        allauth counts only an explicit repetition, so enrolling the second factor right after the
        sign-in that demanded it would ask for the password a second time. A delegation, too, may follow
        within the five minutes after a sign-in (`core.stepup`).
        """
        super().login(request, user)
        records = request.session.get(AUTHENTICATION_METHODS_SESSION_KEY)
        if records:
            records[-1]["reauthenticated"] = True
            request.session.modified = True


class SecondFactorAdapter(DefaultMFAAdapter):
    """Keeps TOTP secrets and recovery seeds encrypted in the database.

    The key is derived from SECRET_KEY; after a change of it SECRET_KEY_FALLBACKS still opens what
    the old key closed.
    """

    def encrypt(self, text: str) -> str:
        return _vault().encrypt(text.encode()).decode("ascii")

    def decrypt(self, encrypted_text: str) -> str:
        return _vault().decrypt(encrypted_text.encode("ascii")).decode()


def _vault() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_derived(key)) for key in keys])


def _derived(key: str) -> bytes:
    digest = hashlib.sha256(b"cumthidua second factor\0" + key.encode()).digest()
    return base64.urlsafe_b64encode(digest)
