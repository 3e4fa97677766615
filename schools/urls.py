from django.urls import URLPattern, URLResolver, path

from . import views

app_name = "schools"

# The page of a school itself needs clusters too, so it is the portal's (`portal:school`).
urlpatterns: list[URLPattern | URLResolver] = [
    path("<slug:school>/uy-quyen/", views.delegations, name="delegations"),
    path("<slug:school>/uy-quyen/moi/", views.give_delegation, name="give_delegation"),
    path("<slug:school>/uy-quyen/<int:pk>/thu-hoi/", views.revoke_delegation, name="revoke_delegation"),
]
