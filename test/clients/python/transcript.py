"""What every client is asked to do, and how it tells what it saw."""

import json
import os
import time

url = os.environ["EMULATOR_URL"]
region = os.environ["EMULATOR_REGION"]
access_key = os.environ["EMULATOR_ACCESS_KEY"]
secret_key = os.environ["EMULATOR_SECRET_KEY"]
user = os.environ["EMULATOR_USER"]
password = os.environ["EMULATOR_PASSWORD"]
domain = os.environ["EMULATOR_DOMAIN"]
temporary = json.loads(os.environ["EMULATOR_TEMPORARY_KEY"])
instance_request = json.loads(os.environ["INSTANCE_REQUEST"])
instance_changes = json.loads(os.environ["INSTANCE_CHANGES"])

_longest_wait_seconds = 60


def wait_for(status, read):
    """Reads an instance until it has the status, and returns it."""
    deadline = time.monotonic() + _longest_wait_seconds
    while time.monotonic() < deadline:
        instance = read()
        if instance["status"] == status:
            return instance
        time.sleep(0.02)
    raise TimeoutError(f"The instance did not become {status}.")


def wait_for_error(read):
    """Reads an instance until that is refused, and returns what read made of the refusal."""
    deadline = time.monotonic() + _longest_wait_seconds
    while time.monotonic() < deadline:
        refusal = read()
        if refusal is not None:
            return refusal
        time.sleep(0.02)
    raise TimeoutError("The instance is still there.")


def tell(transcript):
    """Writes what was seen where the test reads it, since clients log to the standard output."""
    with open(os.environ["TRANSCRIPT_FILE"], "w", encoding="utf-8") as file:
        json.dump(transcript, file)
