"""Helpers of the key store that go wrong: each is the source of a program for a test."""

import sys

_LYING_HEAD = """
from keyring.backends import SecretService, fail, null
from companion.vault import key_store_worker

class Keyring:
    priority = 5
    kept = None
    def set_password(self, service, user, secret): pass
    def get_password(self, service, user): return self.kept
    def delete_password(self, service, user): pass

Keyring.__module__ = "keyring.backends.SecretService"
SecretService.Keyring = Keyring
key_store_worker._shut_collection = lambda: None
"""
_LYING_TAIL = """
key_store_worker.main()
"""

_PLAIN_TEXT = """
Keyring.__module__ = "keyrings.alt.file"
Keyring.__qualname__ = "PlaintextKeyring"
"""

_CHAINER = """
from keyring.backends import chainer
SecretService.Keyring = chainer.ChainerBackend
"""


def program(source: str) -> tuple[str, ...]:
    """Return the command of a helper with this source."""
    return (sys.executable, "-c", source)


def worker(change: str = "") -> tuple[str, ...]:
    """Return the command of the real helper, whose Secret Service is a lie with a `change`."""
    return program(_LYING_HEAD + change + _LYING_TAIL)


FORGETS = worker()
KEEPS_ANOTHER = worker('Keyring.kept = "A" * 43 + "="')
KEEPS_RUBBISH = worker('Keyring.kept = "\\u20ac" * 44')
KEEPS_A_LINE = worker('Keyring.kept = "A" * 43 + "\\n"')
KEEPS_FOR_EVER = KEEPS_ANOTHER
CANNOT_LOAD = worker("SecretService.Keyring = None")
PRINTS = worker(
    """
def get_password(self, service, user): print("SYNTHETIC chatter of a library", flush=True)
Keyring.get_password = get_password
"""
)
RAISES = worker(
    """
def get_password(self, service, user): raise OSError("CANARY-of-a-fault")
Keyring.get_password = get_password
"""
)
LOCKED = worker(
    """
from keyring.errors import KeyringLocked
def get_password(self, service, user): raise KeyringLocked("CANARY-of-a-fault")
Keyring.get_password = get_password
"""
)
UNTRUSTED = {
    "keyring.backends.null.Keyring": worker("SecretService.Keyring = null.Keyring"),
    "keyring.backends.fail.Keyring": worker(
        "fail.Keyring.priority = 5\nSecretService.Keyring = fail.Keyring"
    ),
    "keyring.backends.chainer.ChainerBackend": worker(_CHAINER),
    "keyrings.alt.file.PlaintextKeyring": worker(_PLAIN_TEXT),
}

HANGS = program("import time\ntime.sleep(600)")
DIES = program("import os, signal\nos.kill(os.getpid(), signal.SIGKILL)")
LEAVES = program("raise SystemExit(3)")
BABBLES = program("print('babble ' * 10_000)")
ANSWERS_ANOTHER = program("print('found\\nkeyring.backends.null.Keyring\\n')")
# The grandchild stays in the group, holds the pipe, and tells its number in the file that is named.
HANGS_WITH_A_CHILD = """
import subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
with open({path!r}, "w") as file:
    file.write(str(child.pid))
time.sleep(600)
"""
# Says on stderr's side, in a file, all that others could see of it.
TELLS_WHAT_SHOWS = """
import os, sys
request = sys.stdin.read()
with open({path!r}, "a") as file:
    file.write(repr(sys.argv) + repr(dict(os.environ)))
print("done\\nkeyring.backends.SecretService.Keyring\\n" if request.startswith("set") else
      "found\\nkeyring.backends.SecretService.Keyring\\n" + {kept!r}[::-1])
"""

# The real class of `keyring` for Windows, on a Credential Manager that is a file.
WINDOWS = """
import json, sys
from pathlib import Path
from types import ModuleType
from companion.vault import key_store_worker

store = Path({path!r})
class error(Exception):
    def __init__(self, winerror, funcname):
        self.winerror, self.funcname = winerror, funcname

def kept():
    return json.loads(store.read_text()) if store.exists() else {{}}

def write(credential, flags):
    assert len(credential["CredentialBlob"].encode("utf-16-le")) <= 2560
    store.write_text(json.dumps({{**kept(), credential["TargetName"]: credential}}))

def read(Type, TargetName):
    if TargetName not in kept():
        raise error(1168, "CredRead")
    found = kept()[TargetName]
    return {{**found, "CredentialBlob": found["CredentialBlob"].encode("utf-16-le")}}

def delete(Type, TargetName):
    store.write_text(json.dumps({{k: v for k, v in kept().items() if k != TargetName}}))

package, pywin32 = ModuleType("win32ctypes"), ModuleType("win32ctypes.pywin32")
pywin32.pywintypes, pywin32.win32cred = ModuleType("pywintypes"), ModuleType("win32cred")
pywin32.pywintypes.error = error
cred = pywin32.win32cred
cred.CRED_TYPE_GENERIC, cred.CRED_PERSIST_LOCAL_MACHINE, cred.CRED_PERSIST_ENTERPRISE = 1, 2, 3
cred.CredRead, cred.CredWrite, cred.CredDelete = read, write, delete
sys.modules.update({{"win32ctypes": package, "win32ctypes.pywin32": pywin32}})
key_store_worker.main()
"""
