"""The steps of action.yml, run as GitHub's runner runs them: by bash, with its environment files."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from ruamel.yaml import YAML

from .content_repository import BAD, GOOD, ROOT, Repository, Run

if TYPE_CHECKING:
    import subprocess

BASH = ("bash", "--noprofile", "--norc", "-e", "-o", "pipefail")
SECRET = "---\nplatform: facebook\n---\n鯨魚計畫下週公開。\n"


@pytest.fixture(scope="session")
def action() -> dict[str, Any]:
    loaded: dict[str, Any] = YAML(typ="safe").load(ROOT / "action.yml")
    return loaded


def resolve(value: str, contexts: dict[str, Any]) -> str:
    """What ``${{ a.b || c.d }}`` stands for; what is not there is empty."""

    def look_up(path: str) -> str:
        found: Any = contexts
        for name in path.split("."):
            found = found.get(name, {}) if isinstance(found, dict) else {}
        return found if isinstance(found, str) else ""

    def expression(match: re.Match[str]) -> str:
        return next(filter(None, (look_up(path.strip()) for path in match[1].split("||"))), "")

    return re.sub(r"\$\{\{(.*?)\}\}", expression, value)


@dataclass(frozen=True)
class Outcome:
    """What a step left behind."""

    done: subprocess.CompletedProcess[str]
    summary: str
    outputs: dict[str, str] = field(default_factory=dict)

    @property
    def log(self) -> str:
        return self.done.stdout

    @property
    def annotations(self) -> list[str]:
        """The commands that the runner would carry out."""
        stopped: str | None = None
        found = []
        for line in self.log.split("\n"):
            if stopped:
                stopped = None if line == f"::{stopped}::" else stopped
            elif line.startswith("::stop-commands::"):
                stopped = line.removeprefix("::stop-commands::")
            elif line.lstrip().startswith("::") or "##[" in line:
                found.append(line)
        assert stopped is None
        return found


class Runner:
    """Runs the action's steps in a workspace."""

    def __init__(self, action: dict[str, Any], run: Run, workspace: Path, temp: Path) -> None:
        self._action, self._run, self._workspace, self._temp = action, run, workspace, temp

    def step(self, name: str, *, event: dict[str, Any] | None = None, **inputs: str) -> Outcome:
        [step] = [step for step in self._action["runs"]["steps"] if step["id"] == name]
        assert step["shell"] == "bash"
        defaults = {key: given.get("default", "") for key, given in self._action["inputs"].items()}
        contexts = {
            "inputs": defaults | {key.replace("_", "-"): value for key, value in inputs.items()},
            "github": {"event": event or {}},
            "steps": {"python": {"outputs": {"python-path": sys.executable}}},
        }
        files = {key: self._temp / key for key in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        for file in files.values():
            file.write_text("", encoding="utf-8")
        env = {
            **{key: resolve(value, contexts) for key, value in step["env"].items()},
            **{key: str(file) for key, file in files.items()},
            "GITHUB_ACTION_PATH": str(ROOT),
            "GITHUB_ACTIONS": "true",
            "GITHUB_WORKSPACE": str(self._workspace),
            "RUNNER_TEMP": str(self._temp),
        }
        script = self._temp / "script.sh"
        script.write_text(step["run"], encoding="utf-8")
        done = self._run(*BASH, script, cwd=self._workspace, code=None, env=env)
        outputs = dict(line.split("=", 1) for line in files["GITHUB_OUTPUT"].read_text(encoding="utf-8").splitlines())
        return Outcome(done, files["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8"), outputs)


@pytest.fixture(scope="session")
def runner_temp(action: dict[str, Any], run: Run, checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """$RUNNER_TEMP after the install step."""
    temp = tmp_path_factory.mktemp("runner")
    runner = Runner(action, run, checkout, temp)
    installed = runner.step("install")
    assert installed.done.returncode == 0, installed.done.stderr
    return temp


@pytest.fixture
def runner(action: dict[str, Any], run: Run, content: Repository, runner_temp: Path) -> Runner:
    return Runner(action, run, content.folder, runner_temp)


def pull_request(base: str) -> dict[str, Any]:
    return {"pull_request": {"base": {"sha": base}}, "before": "1" * 40}


def test_no_expression_reaches_a_script(action: dict[str, Any]) -> None:
    for step in action["runs"]["steps"]:
        assert "${{" not in step.get("run", "")


def test_every_output_is_one_that_the_check_writes(action: dict[str, Any], runner: Runner) -> None:
    written = runner.step("check", changed_only="false").outputs
    contexts = {"steps": {"check": {"outputs": {key: key for key in written}}}}
    assert {resolve(o["value"], contexts) for o in action["outputs"].values()} == set(action["outputs"]) == set(written)


def test_only_what_a_pull_request_changes_is_checked(runner: Runner, content: Repository) -> None:
    base = content.commit({"drafts/old.md": BAD, "drafts/gone.md": BAD})
    (content.folder / "drafts/gone.md").unlink()
    content.commit({"drafts/茶 與, 100%.md": BAD, "drafts/good.md": GOOD})
    done = runner.step("check", event=pull_request(base), lang="zh-TW")
    assert done.done.returncode == 1
    [annotation] = done.annotations
    assert annotation.startswith("::error file=drafts/茶 與%2C 100%25.md,line=4,")
    assert "「治失眠」涉及療效。" in annotation
    counts = {"exit-code": "1", "drafts": "2", "error": "1", "warning": "0", "info": "0", "incomplete": "0"}
    report = done.outputs.pop("report")
    assert done.outputs == counts
    assert json.loads(Path(report).read_text(encoding="utf-8"))["findings"][0]["path"] == "drafts/茶 與, 100%.md"
    assert "治失眠" in done.summary
    assert "old.md" not in done.log + done.summary


def test_what_the_base_branch_changed_meanwhile_is_not_checked(runner: Runner, content: Repository) -> None:
    content.git("branch", "feature")
    base = content.commit({"drafts/clean.md": GOOD + "歡迎來店。\n"})
    content.git("checkout", "--quiet", "feature")
    content.commit({"drafts/ours.md": GOOD})
    done = runner.step("check", event=pull_request(base))
    assert (done.done.returncode, done.outputs["drafts"]) == (0, "1")


def test_names_with_line_breaks_and_quotes_are_names(runner: Runner, content: Repository) -> None:
    base = content.git("rev-parse", "HEAD")
    content.commit({'drafts/two\nlines "$(touch owned)".md': BAD, "drafts/-policy=x.md": BAD})
    done = runner.step("check", event=pull_request(base))
    assert len(done.annotations) == 2
    assert done.outputs["drafts"] == "2"
    assert not (content.folder / "owned").exists()


def test_a_push_and_a_merge_queue_have_their_bases_too(runner: Runner, content: Repository) -> None:
    base = content.git("rev-parse", "HEAD")
    content.commit({"drafts/new.md": BAD})
    for event in ({"before": base}, {"merge_group": {"base_sha": base}}):
        assert runner.step("check", event=event).outputs["drafts"] == "1"


@pytest.mark.parametrize("event", [{}, {"before": "0" * 40}, {"before": "1" * 40}, {"before": "HEAD; touch owned"}])
def test_all_drafts_are_checked_where_the_change_cannot_be_told(
    event: dict[str, Any], runner: Runner, content: Repository
) -> None:
    content.commit({"drafts/new.md": GOOD})
    done = runner.step("check", event=event)
    assert "What changed cannot be told" in done.log
    assert "What changed cannot be told" in done.summary
    assert (done.done.returncode, done.outputs["drafts"]) == (0, "2")
    assert not (content.folder / "owned").exists()


def test_a_shallow_checkout_fetches_its_base(
    run: Run, action: dict[str, Any], runner_temp: Path, content: Repository
) -> None:
    base = content.git("rev-parse", "HEAD")
    content.commit({"drafts/between.md": GOOD})
    content.commit({"drafts/new.md": GOOD})
    content.git("config", "uploadpack.allowAnySHA1InWant", "true")
    clone = content.folder.parent / "clone"
    run("git", "clone", "--quiet", "--depth=1", content.folder.as_uri(), clone, cwd=content.folder)
    done = Runner(action, run, clone, runner_temp).step("check", event=pull_request(base))
    assert "cannot be told" not in done.log
    assert done.outputs["drafts"] == "2"


def test_pictures_and_other_folders_are_no_drafts(runner: Runner, content: Repository) -> None:
    base = content.git("rev-parse", "HEAD")
    content.commit({"drafts/tea.png": b"\x89PNG\r\n\x1a\n", "README.md": BAD, "drafts/archive/old.md": BAD})
    done = runner.step("check", event=pull_request(base))
    assert "nothing to check" in done.log
    assert "nothing to check" in done.summary
    assert done.done.returncode == 0
    assert done.outputs == {
        "exit-code": "0",
        "drafts": "0",
        "error": "0",
        "warning": "0",
        "info": "0",
        "incomplete": "0",
    }


def test_paths_narrow_what_is_checked(runner: Runner, content: Repository) -> None:
    base = content.git("rev-parse", "HEAD")
    content.commit({"drafts/a/x.md": BAD, "drafts/b c/x.md": GOOD, "drafts/*/x.md": BAD})
    done = runner.step("check", event=pull_request(base), paths="drafts/b c\n\ndrafts/clean.md\n")
    assert (done.done.returncode, done.outputs["drafts"]) == (0, "1")
    done = runner.step("check", event=pull_request(base), paths="drafts/*")
    assert (done.done.returncode, done.outputs["drafts"]) == (1, "1")


def test_a_path_that_is_not_there_is_told(runner: Runner, content: Repository) -> None:
    done = runner.step("check", event=pull_request(content.git("rev-parse", "HEAD")), paths="draft")
    assert (done.done.returncode, done.outputs) == (2, {"exit-code": "2"})
    assert "listed in paths: draft" in done.log


def test_inputs_are_options(runner: Runner, content: Repository) -> None:
    content.commit(
        {
            "drafts/new.md": BAD,
            "strict.yaml": "policylint: 1\nname: strict\nrules:\n- {id: a, kind: forbid, terms: [香氣]}\n",
        }
    )
    done = runner.step("check", changed_only="false", policy="strict.yaml", fail_on="never", format="text")
    assert done.done.returncode == 0
    assert done.outputs["error"] == "1"
    assert "strict/a" in done.log
    assert done.annotations == []


def test_text_in_the_log_is_no_command(runner: Runner, content: Repository) -> None:
    content.commit({"drafts/new.md": BAD + "\n::add-mask::治失眠\n##[error]治失眠\n"})
    plain = runner.step("check", changed_only="false", format="text")
    assert plain.annotations == []
    assert plain.log.startswith("::stop-commands::")
    assert all(a.startswith("::error file=") for a in runner.step("check", changed_only="false").annotations)


def test_a_faulty_policy_is_told_and_counts_nothing(runner: Runner, content: Repository) -> None:
    content.commit({"policy.yaml": "policylint: 1\nname: shop\nrulez: []\n"})
    done = runner.step("check", changed_only="false")
    assert (done.done.returncode, done.outputs) == (2, {"exit-code": "2"})
    assert "rulez" in done.log
    assert done.annotations == []


def test_what_is_confidential_is_nowhere(runner: Runner, content: Repository) -> None:
    content.commit({"drafts/leak.md": SECRET})
    done = runner.step("check", changed_only="false")
    assert done.done.returncode == 1
    report = Path(done.outputs["report"]).read_text(encoding="utf-8")
    assert "鯨魚" not in done.log + done.done.stderr + done.summary + report


def test_the_repository_cannot_slip_its_own_modules_in(runner: Runner, content: Repository) -> None:
    evil = "raise SystemExit('owned')\n"
    content.commit({f"{name}.py": evil for name in ("policylint", "click", "json", "secrets")})
    assert runner.step("check", changed_only="false").done.returncode == 0
