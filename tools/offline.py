"""Cut the network: only this machine's own addresses can be reached.

The tests call `cut` in their own process; notebook kernels start with an
IPython profile (see `kernel_environment`) that does the same.
"""

import os
import shutil
import socket
from pathlib import Path

_LOCAL = ("127.", "localhost", "::1", "0.0.0.0", "::")


def cut() -> None:
    """From now on, any other address raises OSError in this process."""
    connect, resolve = socket.socket.connect, socket.getaddrinfo

    def local_connect(self, address):
        if self.family in (socket.AF_INET, socket.AF_INET6):
            _refuse_remote(address[0])
        return connect(self, address)

    def local_resolve(host, *args, **kwargs):
        _refuse_remote(host)
        return resolve(host, *args, **kwargs)

    socket.socket.connect = local_connect
    socket.getaddrinfo = local_resolve


def _refuse_remote(host) -> None:
    name = host.decode() if isinstance(host, bytes) else host
    if name and not name.startswith(_LOCAL):
        raise OSError(f"The network is cut in the tests: {name} was asked.")


def kernel_environment(folder: Path) -> dict[str, str]:
    """Environment of a notebook kernel: no network, none of the user's files.

    folder: an empty folder for IPython's profile, which cuts the network
        when a kernel starts.
    """
    startup = Path(folder) / "profile_default" / "startup"
    startup.mkdir(parents=True)
    shutil.copy(__file__, startup / "00-offline.py")
    with (startup / "01-cut.py").open("w") as file:
        file.write("cut()\n")
    return {**os.environ, "IPYTHONDIR": str(folder), "MPLBACKEND": INLINE}


INLINE = "module://matplotlib_inline.backend_inline"
