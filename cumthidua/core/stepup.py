"""Fresh authentication for an act: whoever sits at an open machine must not be able to bind a school."""

from allauth.account.decorators import reauthentication_required

fresh_authentication = reauthentication_required
"""Decorator of a view that performs a binding act: the password (or the second factor) must have been
given in this session within ACCOUNT_REAUTHENTICATION_TIMEOUT, five minutes; a sign-in counts.

Asked today for giving and revoking a delegation (`schools.views`). It holds for GET and for POST: the
form is not shown before, and what was sent from a form that had grown old is kept in the session,
performed after the password, and not before. A form of such a view names its address (`action`),
because allauth performs a kept request from its own address.
"""
