"""Delegation at a school. The school's own page belongs to `clusters`, which knows who shares a
cluster year with it."""

from django.urls import URLPattern, URLResolver, path

from . import views

app_name = "schools"

urlpatterns: list[URLPattern | URLResolver] = [
    path("<slug:school>/uy-quyen/", views.delegations, name="delegations"),
    path("<slug:school>/uy-quyen/moi/", views.delegate, name="delegate"),
    path("<slug:school>/uy-quyen/<int:pk>/thu-hoi/", views.revoke_delegation, name="revoke_delegation"),
]
