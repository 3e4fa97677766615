from django.urls import URLPattern, URLResolver, path

from . import views

app_name = "pledges"

urlpatterns: list[URLPattern | URLResolver] = [
    path("giao-uoc/", views.pledges, name="pledges"),
    path("giao-uoc/<slug:cluster>/<int:year>/", views.pledge, name="pledge"),
]
