from django.urls import URLPattern, URLResolver

app_name = "pledges"

urlpatterns: list[URLPattern | URLResolver] = []
