from django.urls import URLPattern, URLResolver, path

from .home.views import home

app_name = "portal"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home, name="home"),
]
