"""The account a person signs in with. It carries no rights: those follow from dated rows."""

from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    """Tài khoản. One name, as Vietnamese names are written; school and role are not here."""

    first_name = None
    last_name = None
    full_name = models.CharField("họ và tên", max_length=120)

    REQUIRED_FIELDS = ["email", "full_name"]

    class Meta:
        verbose_name = "tài khoản"
        verbose_name_plural = "tài khoản"
        ordering = ["username"]

    def __str__(self) -> str:
        return self.full_name or self.username

    def get_full_name(self) -> str:
        return self.full_name

    def get_short_name(self) -> str:
        return self.full_name.rsplit(" ", 1)[-1]
