from django.urls import URLPattern, URLResolver, path

from . import views

app_name = "awards"

urlpatterns: list[URLPattern | URLResolver] = [
    path("khen-thuong/", views.nominations, name="nominations"),
]
