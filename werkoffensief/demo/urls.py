from django.urls import path

from werkoffensief.demo import views

urlpatterns = [path("demo/mail/", views.demo_mail, name="demo_mail")]
