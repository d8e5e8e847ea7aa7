"""Sign-in on Cognito. Access tokens are verified here, with the pool's public keys."""

from functools import cached_property
from typing import TYPE_CHECKING, Any

import boto3
import jwt
import jwt.exceptions
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from chalicelib.core.errors import (
    ConflictError,
    ForbiddenError,
    InvalidError,
    RelanceError,
    RetryableError,
)
from chalicelib.ports import SignedIn

if TYPE_CHECKING:
    from types_boto3_cognito_idp import CognitoIdentityProviderClient

ACCESS = "access"
NEW_PASSWORD = "NEW_PASSWORD_REQUIRED"  # noqa: S105 - the name of a challenge
_WRONG = {
    "NotAuthorizedException",
    "UserNotFoundException",
    "PasswordResetRequiredException",
    "UserNotConfirmedException",
}
_WEAK = {"InvalidPasswordException", "InvalidParameterException"}


def client() -> "CognitoIdentityProviderClient":
    """A client with short timeouts."""
    config = Config(
        connect_timeout=3, read_timeout=10, retries={"mode": "standard", "total_max_attempts": 3}
    )
    return boto3.client("cognito-idp", config=config)


class CognitoIdentities:
    """`ports.Identities` on one user pool; the username is the e-mail itself."""

    def __init__(
        self,
        pool_id: str,
        client_id: str,
        region: str,
        keys_url: str = "",
        cognito: "CognitoIdentityProviderClient | None" = None,
    ) -> None:
        self._pool, self._app, self._cognito = pool_id, client_id, cognito or client()
        self._issuer = f"https://cognito-idp.{region}.amazonaws.com/{pool_id}"
        self._keys_url = f"{keys_url or self._issuer}/.well-known/jwks.json"

    @cached_property
    def _keys(self) -> jwt.PyJWKClient:
        return jwt.PyJWKClient(self._keys_url, lifespan=3600, timeout=5)

    def verified_email(self, access_token: str) -> str:
        """The e-mail of a token that this pool issued for this application and that still holds."""
        try:
            claims = jwt.decode(
                access_token,
                self._keys.get_signing_key_from_jwt(access_token),
                ["RS256"],
                issuer=self._issuer,
                options={"require": ["exp", "iss", "token_use", "username"]},
            )
        except jwt.exceptions.PyJWKClientConnectionError as error:
            raise RetryableError("Sign-in keys could not be read.") from error
        except jwt.PyJWTError as error:
            raise ForbiddenError("Sign in again.", code="not_signed_in") from error
        if claims["token_use"] != ACCESS or claims.get("client_id") != self._app:
            raise ForbiddenError("Sign in again.", code="not_signed_in")
        return str(claims["username"]).lower()

    def sign_in(self, email: str, password: str, new_password: str = "") -> SignedIn:
        """A session; a first password must be replaced at once by `new_password`."""
        answer = _call(
            self._cognito.initiate_auth,
            ClientId=self._app,
            AuthFlow="USER_PASSWORD_AUTH",
            AuthParameters={"USERNAME": email, "PASSWORD": password},
        )
        if answer.get("ChallengeName") == NEW_PASSWORD:
            if not new_password:
                raise ConflictError("Choose a password of your own.", code="new_password_required")
            answer = _call(
                self._cognito.respond_to_auth_challenge,
                ClientId=self._app,
                ChallengeName=NEW_PASSWORD,
                Session=answer["Session"],
                ChallengeResponses={"USERNAME": email, "NEW_PASSWORD": new_password},
            )
        return _session(answer)

    def renew(self, refresh_token: str) -> SignedIn:
        """The same session with a new access token."""
        answer = _call(
            self._cognito.initiate_auth,
            ClientId=self._app,
            AuthFlow="REFRESH_TOKEN_AUTH",
            AuthParameters={"REFRESH_TOKEN": refresh_token},
        )
        return _session(answer, refresh_token)

    def sign_out(self, access_token: str) -> None:
        """End all sessions of the token's user."""
        _call(self._cognito.global_sign_out, AccessToken=access_token)

    def change_password(self, access_token: str, current: str, new: str) -> None:
        """Replace the password."""
        _call(
            self._cognito.change_password,
            AccessToken=access_token,
            PreviousPassword=current,
            ProposedPassword=new,
        )

    def invite(self, email: str, password: str = "") -> None:
        """Make the user; with a password it is final and no mail leaves."""
        quietly = {"MessageAction": "SUPPRESS"} if password else {}
        attributes = [
            {"Name": "email", "Value": email},
            {"Name": "email_verified", "Value": "true"},
        ]
        _call(
            self._cognito.admin_create_user,
            UserPoolId=self._pool,
            Username=email,
            UserAttributes=attributes,
            **quietly,
        )
        if password:
            _call(
                self._cognito.admin_set_user_password,
                UserPoolId=self._pool,
                Username=email,
                Password=password,
                Permanent=True,
            )

    def disable(self, email: str) -> None:
        """No more sign-in, and no renewal of the sessions there are."""
        _call(self._cognito.admin_disable_user, UserPoolId=self._pool, Username=email)
        _call(self._cognito.admin_user_global_sign_out, UserPoolId=self._pool, Username=email)

    def enable(self, email: str) -> None:
        """Sign-in again."""
        _call(self._cognito.admin_enable_user, UserPoolId=self._pool, Username=email)


def _session(answer: dict[str, Any], refresh_token: str = "") -> SignedIn:
    result = answer["AuthenticationResult"]
    return SignedIn(
        result["AccessToken"], result.get("RefreshToken", refresh_token), result["ExpiresIn"]
    )


def _call(method: Any, **request: Any) -> dict[str, Any]:  # noqa: ANN401 - boto3's own methods
    try:
        return method(**request)  # type: ignore[no-any-return]
    except ClientError as error:
        raise _ours(error.response.get("Error", {}).get("Code", "")) from error
    except BotoCoreError as error:
        raise RetryableError("Sign-in did not answer.") from error


def _ours(code: str) -> RelanceError:
    if code in _WRONG:
        return ForbiddenError("The e-mail or the password is wrong.", code="wrong_credentials")
    if code in _WEAK:
        return InvalidError(
            "This password is too weak: 12 characters, mixed.", code="weak_password"
        )
    if code == "UsernameExistsException":
        return ConflictError("This e-mail address is taken.", code="email_taken")
    return RetryableError(f"Sign-in did not answer ({code}).")
