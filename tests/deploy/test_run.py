"""`./run` on machines that lack things. A stand-in for Python notes what it is asked to do."""

import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.once
ROOT = Path(__file__).resolve().parents[2]
TOOLS = [
    "sh",
    "cat",
    "cksum",
    "cp",
    "cut",
    "dirname",
    "echo",
    "grep",
    "hostname",
    "id",
    "kill",
    "mkdir",
    "paste",
    "rm",
    "sed",
    "sleep",
    "sort",
    "tr",
]
STAND_IN = r"""#!/bin/sh
echo "$*" >>"$CALLS"
case "$*" in
  *system_parts.py*) cat "$MISSING" ;;
  "-m venv "*) mkdir -p .venv/bin; cp "$0" .venv/bin/python; cp "$0" .venv/bin/uv ;;
  *"pip install -q --python"*) [ ! -e "$NO_UV" ] ;;
  -V) echo "Python 3.11.0" ;;
  "manage.py "*) echo "output of $*" ;;
  *socket*) exec "$REAL_PYTHON" "$@" ;;
esac
"""


class Machine:
    """A folder with the project's `run`, and a PATH with nothing but the most ordinary programs."""

    def __init__(self, folder: Path) -> None:
        self.project, self.programs = folder / "project", folder / "bin"
        self.calls, self.missing, self.no_uv = folder / "calls", folder / "missing", folder / "no-uv"
        self.project.mkdir()
        self.programs.mkdir()
        self.calls.touch()
        self.missing.touch()
        shutil.copy(ROOT / "run", self.project)
        shutil.copytree(ROOT / "requirements", self.project / "requirements")
        for tool in TOOLS:
            (self.programs / tool).symlink_to(shutil.which(tool) or f"/bin/{tool}")

    def program(self, name: str, text: str) -> None:
        (self.programs / name).write_text(text)
        (self.programs / name).chmod(0o755)

    def run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["/bin/sh", "run", *arguments],
            cwd=self.project, capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL,
            env={
                "PATH": str(self.programs), "CALLS": str(self.calls), "MISSING": str(self.missing),
                "NO_UV": str(self.no_uv), "REAL_PYTHON": sys.executable, **environment,
            },
        )  # fmt: skip

    def asked(self) -> str:
        text = self.calls.read_text()
        self.calls.write_text("")
        return text


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    machine = Machine(tmp_path)
    machine.program("python3", STAND_IN)
    return machine


def test_a_new_machine_is_set_up_once(machine: Machine) -> None:
    first = machine.run("setup")
    assert first.returncode == 0, first.stderr
    asked = machine.asked()
    assert "-m venv --clear .venv" in asked
    assert "--require-hashes -r requirements/base.txt" in asked

    assert machine.run("setup").returncode == 0
    assert machine.asked().split("\n") == ["-V", "-V", ""], "the second time only the stamp is compared"


def test_changed_requirements_are_installed_into_the_same_environment(machine: Machine) -> None:
    machine.run("setup")
    machine.asked()
    with (machine.project / "requirements/base.txt").open("a") as file:
        file.write("# changed\n")
    machine.run("setup")
    asked = machine.asked()
    assert "requirements/base.txt" in asked
    assert "-m venv" not in asked


def test_a_set_up_that_was_broken_off_starts_afresh(machine: Machine) -> None:
    machine.run("setup")
    (machine.project / ".venv/.stamp").unlink()
    gone = subprocess.Popen(["/bin/true"])
    gone.wait()
    (machine.project / "var/setting-up").write_text(f"{gone.pid}\n")
    machine.asked()
    assert machine.run("setup").returncode == 0
    assert "-m venv --clear .venv" in machine.asked()
    assert not (machine.project / "var/setting-up").exists()


def test_pip_does_it_where_uv_cannot(machine: Machine) -> None:
    machine.no_uv.touch()
    result = machine.run("setup")
    assert result.returncode == 0, result.stderr
    assert "trying pip" in result.stderr
    assert "-m pip --disable-pip-version-check --no-input install -q --require-hashes" in machine.asked()


def test_a_management_command_alone_writes_to_standard_output(machine: Machine) -> None:
    result = machine.run("manage", "verify_audit", "--json")
    assert result.stdout == "output of manage.py verify_audit --json\n"
    assert "installing packages" in result.stderr


def test_no_python(machine: Machine) -> None:
    (machine.programs / "python3").unlink()
    result = machine.run()
    assert result.returncode == 1
    assert result.stderr.count("\n") == 1
    assert "Python 3.11 or newer is missing" in result.stderr


def test_a_missing_indispensable_part_is_named_with_the_command(machine: Machine) -> None:
    machine.missing.write_text("!python3.11-venv\tan environment\nlibpango-1.0-0\tPDF documents\n")
    result = machine.run("setup")
    assert result.returncode == 1
    assert "sudo apt-get install --no-install-recommends python3.11-venv libpango-1.0-0" in result.stderr
    assert "-m venv" not in machine.asked()


def test_without_pango_the_demo_still_starts_and_says_so(machine: Machine) -> None:
    machine.missing.write_text("libpango-1.0-0\tPDF documents\n")
    result = machine.run("setup")
    assert result.returncode == 0
    assert "missing for PDF documents: sudo apt-get install" in result.stderr


def test_what_is_missing_is_installed_where_that_is_allowed(machine: Machine) -> None:
    machine.missing.write_text("libpango-1.0-0\tPDF documents\n")
    machine.program(
        "apt-get", '#!/bin/sh\necho "apt-get $*" >>"$CALLS"\ncase $* in *libpango*) : >"$MISSING" ;; esac\n'
    )
    machine.program("env", '#!/bin/sh\nshift\nexec "$@"\n')
    (machine.programs / "id").unlink()
    machine.program("id", "#!/bin/sh\necho 0\n")
    result = machine.run("setup")
    assert result.returncode == 0, result.stderr
    assert "apt-get install -y -qq --no-install-recommends libpango-1.0-0" in machine.asked()
    assert "missing for" not in result.stderr


def test_a_port_in_use_is_one_line(machine: Machine) -> None:
    machine.run("setup")
    with socket.create_server(("127.0.0.1", 0)) as server:
        result = machine.run(PORT=str(server.getsockname()[1]))
    assert result.returncode == 1
    assert result.stderr.startswith("run: cannot serve on 127.0.0.1:")
    assert result.stderr.count("\n") == 1
    assert "manage.py" not in machine.asked()


def test_an_unknown_command_names_those_there_are(machine: Machine) -> None:
    result = machine.run("tset")
    assert result.returncode == 1
    assert "'tset'" in result.stderr
    assert "setup, test" in result.stderr
