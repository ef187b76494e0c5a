"""Verifies a message to a webhook from standard input, as JSON { body, headers }, with the secret of the webhook:

    python3 verify_webhook.py <secret>
"""

import base64
import hashlib
import hmac
import json
import sys
import time

TOLERANCE_SECONDS = 5 * 60


def verify(secret: str, headers: dict[str, str], body: bytes) -> None:
    """Raises ValueError unless the server signed the body with this secret within the last minutes."""
    message_id, timestamp = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    # An old message may be one that an attacker recorded.
    if not timestamp.isdecimal() or abs(time.time() - int(timestamp)) > TOLERANCE_SECONDS:
        raise ValueError("the timestamp is missing, too old or too new")
    key = base64.b64decode(secret.removeprefix("whsec_"))
    digest = hmac.new(key, f"{message_id}.{timestamp}.".encode() + body, hashlib.sha256).digest()
    expected = b"v1," + base64.b64encode(digest)
    # After a rotation of the secret, there are several signatures.
    signatures = headers.get("webhook-signature", "").split(" ")
    if not any(hmac.compare_digest(signature.encode(), expected) for signature in signatures):
        raise ValueError("no signature matches")


if __name__ == "__main__":
    message = json.load(sys.stdin)
    try:
        verify(sys.argv[1], message["headers"], message["body"].encode())
    except ValueError as error:
        sys.exit(f"rejected: {error}")
    print(message["body"])
