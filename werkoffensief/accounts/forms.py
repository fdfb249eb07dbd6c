"""Forms of the log-in, and of the beheerder's pages."""

from typing import Any

from allauth.account.forms import LoginForm

from werkoffensief.web.forms import BasisForm


class InlogForm(BasisForm, LoginForm):
    """allauth's log-in with our labels and nothing in the fields."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        login, password = self.fields["login"], self.fields["password"]
        login.label, password.label, password.help_text = "Gebruikersnaam", "Wachtwoord", ""
        login.error_messages["required"] = "Vul uw gebruikersnaam in."
        password.error_messages["required"] = "Vul uw wachtwoord in."
        for field in (login, password):
            field.widget.attrs.pop("placeholder", None)
        login.widget.attrs |= {"autocapitalize": "none", "spellcheck": "false"}
