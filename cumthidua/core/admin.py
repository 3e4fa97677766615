"""Accounts, the log of acts, and what runs behind the pages (jobs, mails): the last three to read."""

from __future__ import annotations

import json
from typing import Any

from allauth.account.models import EmailAddress
from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest
from django.utils.html import format_html

from .configuration import ConfigurationAdmin, ReadOnlyAdmin
from .models import AuditEvent, Job, OutboxMail, RefusedAct, User


class UserForm(forms.ModelForm):
    """An account has no password here: its owner sets one from a link sent to the e-mail address."""

    by: User | None = None

    class Meta:
        model = User
        fields = ["username", "full_name", "email", "is_active"]
        labels = {"username": "Tên đăng nhập", "email": "Thư điện tử", "is_active": "Đang dùng"}
        help_texts = {
            "username": "Chữ không dấu, chữ số và các dấu @ . + - _",
            "email": "Liên kết đặt mật khẩu được gửi về địa chỉ này.",
            "is_active": "Bỏ chọn để khóa: người dùng ra khỏi cổng ngay và không đăng nhập được nữa.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "email" in self.fields:
            self.fields["email"].required = True

    def clean_email(self) -> str:
        """One address, one account: people sign in with it and get their password by it."""
        email = self.cleaned_data["email"]
        if User.objects.filter(email__iexact=email).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError("Đã có tài khoản khác dùng địa chỉ này.")
        return email

    def clean_is_active(self) -> bool:
        active = self.cleaned_data["is_active"]
        if not active and self.instance.pk and self.instance.pk == getattr(self.by, "pk", None):
            raise forms.ValidationError("Đồng chí không tự khóa tài khoản của mình được.")
        return active


@admin.register(User)
class UserAdmin(ConfigurationAdmin):
    form = UserForm
    list_display = ["full_name", "username", "email", "active", "last_login"]
    list_display_links = ["full_name", "username"]
    list_filter = ["is_active"]
    search_fields = ["full_name", "username", "email"]
    ordering = ["full_name"]

    @admin.display(description="Đang dùng", boolean=True, ordering="is_active")
    def active(self, user: User) -> bool:
        return user.is_active

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        form.by = request.user
        return form

    def save_model(self, request: HttpRequest, obj: User, form: forms.ModelForm, change: bool) -> None:
        if not change:
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)
        if "email" in form.changed_data:
            _sign_in_with(obj)
        if not change:
            messages.info(
                request,
                "Tài khoản chưa có mật khẩu. Người dùng chọn “Quên mật khẩu” ở trang đăng nhập để tự đặt. "
                "Quyền có từ khi được ghi vào danh sách người của trường hoặc của Học viện.",
            )


def _sign_in_with(user: User) -> None:
    """The new address alone signs in and receives links; the old one no longer does."""
    EmailAddress.objects.filter(user=user).delete()
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=False)


@admin.register(AuditEvent)
class AuditEventAdmin(ReadOnlyAdmin):
    """The chains of official acts, newest first."""

    list_display = ["at", "actor_name", "what", "chain", "seq"]
    list_filter = ["chain", "act", "at"]
    search_fields = ["sentence", "actor", "actor_name", "act", "target_id"]
    ordering = ["-at", "-pk"]
    fields = [
        "at", "actor_name", "actor", "sentence", "act", "target_label", "target_id",
        "details", "chain", "seq", "previous", "hash",
    ]  # fmt: skip
    readonly_fields = ["details"]

    @admin.display(description="việc")
    def what(self, event: AuditEvent) -> str:
        return event.sentence or event.act

    @admin.display(description="chi tiết")
    def details(self, event: AuditEvent) -> str:
        return format_html("<pre>{}</pre>", json.dumps(event.data, ensure_ascii=False, indent=1))


@admin.register(RefusedAct)
class RefusedActAdmin(ReadOnlyAdmin):
    list_display = ["at", "actor", "act", "reason"]
    list_filter = ["act", "at"]
    search_fields = ["actor", "act", "reason"]


@admin.register(Job)
class JobAdmin(ReadOnlyAdmin):
    list_display = ["kind", "state", "created_by", "created_at", "finished_at", "error"]
    list_filter = ["state", "kind", "created_at"]
    search_fields = ["kind", "key", "error"]
    list_select_related = ["created_by"]
    fields = [
        "kind", "key", "state", "step", "done", "total", "created_by", "created_at", "started_at",
        "finished_at", "attempts", "error",
    ]  # fmt: skip


@admin.register(OutboxMail)
class OutboxMailAdmin(ReadOnlyAdmin):
    """Whether mails went out. What they say is for their recipient."""

    list_display = ["to", "subject", "state", "sent_at", "error"]
    list_filter = ["state", "sent_at"]
    search_fields = ["to", "subject"]
    fields = ["to", "subject", "state", "attempts", "sent_at", "error"]
