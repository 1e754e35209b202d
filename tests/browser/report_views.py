#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Opens reports in headless Chromium and goes through all their views.

  report_views.py LDA_VI               makes reports of the bundled corpora, and looks at these
  report_views.py --pages FILE…        looks at these pages; with --pictures FOLDER it saves what it sees

Checked in each view, in both themes, 1440 and 390 pixels wide: there is a heading and something below it; nothing sticks out at the side; the console is
empty; no request leaves the page; everything that takes part in the page has a name for those who cannot see it; the keyboard reaches what a
mouse does; text has the contrast of WCAG 2 AA. Ends with 77 where there is no Chromium or no Selenium.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

try:
    from selenium import webdriver
    from selenium.webdriver.chrome.options import Options
    from selenium.webdriver.common.keys import Keys
except ImportError:
    system_python = "/usr/bin/python3"  # Debian's packages are for it
    if os.path.exists(system_python) and os.path.realpath(sys.executable) != os.path.realpath(system_python) and "LDAVI_AGAIN" not in os.environ:
        os.execve(system_python, [system_python, *sys.argv], {**os.environ, "LDAVI_AGAIN": "1"})
    print("skipped: there is no Selenium (tools/setup --all installs it)")
    sys.exit(77)

NAMED_ROLES = {"link", "button", "textbox", "searchbox", "slider", "checkbox", "combobox", "image", "img"}

CONTRASTS = """
const parse = text => text.match(/[\\d.]+/g).map(Number);
const light = ([r, g, b]) => [r, g, b].map(v => v / 255).map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
  .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
const under = node => {
  for (; node; node = node.parentElement) {
    const colour = getComputedStyle(node).backgroundColor;
    if (colour.startsWith('color(') || colour.startsWith('color-mix')) return null;  // a mixture, looked at by eye
    const [r, g, b, a = 1] = parse(colour);
    if (a === 1) return [r, g, b];
    if (a > 0) return null;
  }
  return [255, 255, 255];
};
const bad = [];
for (const node of document.querySelectorAll('main *, header *, footer *')) {
  const own = [...node.childNodes].some(child => child.nodeType === 3 && child.textContent.trim());
  if (!own || node.closest('svg') || node.closest('.heard') || !node.getClientRects().length) continue;
  const ground = under(node);
  if (!ground) continue;
  let opacity = 1;
  for (let up = node; up; up = up.parentElement) opacity *= Number(getComputedStyle(up).opacity);
  const ink = parse(getComputedStyle(node).color).slice(0, 3).map((v, i) => v * opacity + ground[i] * (1 - opacity));
  const [a, b] = [light(ink), light(ground)];
  const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
  if (ratio < 4.5) bad.push(node.tagName + '.' + node.className + ' ' + ratio.toFixed(2) + ': ' + node.textContent.slice(0, 30));
}
return bad;
"""


class Browser:
    def __init__(self):
        options = Options()
        for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-dev-shm-usage"):
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        self.driver = webdriver.Chrome(options=options)
        self.driver.execute_cdp_cmd("Network.enable", {})
        self.problems = []

    def resize(self, width, height):
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500})

    def theme(self, name):
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": name}]})

    def open(self, page):
        self.page = page
        self.driver.get("about:blank")
        begin = time.time()
        self.driver.get(page.as_uri())
        self.driver.execute_async_script("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))")
        return time.time() - begin

    def complain(self, where, what):
        self.problems.append(f"{self.page.name} {where}: {what}")

    def go(self, view):
        """Milliseconds until the view has been drawn."""
        return self.driver.execute_async_script(
            "const done = arguments[1]; const begin = performance.now(); location.hash = arguments[0];"
            "addEventListener('hashchange', () => requestAnimationFrame(() => setTimeout(() => done(performance.now() - begin))), {once: true});"
            "setTimeout(() => done(performance.now() - begin), 5000)", view)

    def check(self, where):
        heading, size, width, wide = self.driver.execute_script(
            "const main = document.querySelector('main'); return [main.querySelector('h1')?.textContent, main.children.length, innerWidth, document.documentElement.scrollWidth]")
        if not heading or size < 2:
            self.complain(where, "the view is empty")
        if wide > width:
            self.complain(where, f"{wide} pixels wide in a window of {width}")
        for bad in self.driver.execute_script(CONTRASTS)[:3]:
            self.complain(where, "contrast " + bad)

    def check_names(self, where):
        for node in self.driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]:
            role = node.get("role", {}).get("value")
            if not node.get("ignored") and role in NAMED_ROLES and not node.get("name", {}).get("value", "").strip():
                self.complain(where, f"a {role} has no name")

    def check_keyboard(self, where):
        """Tab goes to each link and control of the view, but for the words of a text, which are many and in the list of words too."""
        wanted = self.driver.execute_script(
            "document.activeElement.blur(); window.reached = new Set();"
            "document.addEventListener('focusin', event => window.reached.add(event.target));"
            "return [...document.querySelectorAll('a[href], button, input, select, summary')]"
            ".filter(node => node.tabIndex >= 0 && node.checkVisibility({visibilityProperty: true, contentVisibilityAuto: false})).length")
        body = self.driver.find_element("tag name", "body")
        for _ in range(min(wanted + 5, 80)):
            body = self.driver.switch_to.active_element
            body.send_keys(Keys.TAB)
        reached = self.driver.execute_script("return window.reached.size")
        if reached < min(wanted, 75):
            self.complain(where, f"the keyboard reaches {reached} of {wanted} controls")

    def check_logs(self):
        for entry in self.driver.get_log("browser"):
            self.complain("console", entry["message"])
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                address = message["params"]["request"]["url"]
                if not address.startswith(("about:", "blob:", "data:")) and not (address.startswith("file:") and ".html" in address):
                    self.complain("network", address)


def check_colours(browser):
    """The colours of a text and of its mixture agree, though some topics be hidden."""
    browser.go("document-0")
    bad = browser.driver.execute_script("""
      const legend = new Map([...document.querySelectorAll('.mixture tr')].map(row =>
        [row.querySelector('.swatch').className.replace('swatch ', ''), row.querySelector('.id').textContent]));
      return [...document.querySelectorAll('.text .word, .bag .word')].filter(word => legend.has(word.classList[1]) && word.classList[1] !== 'rest' &&
        legend.get(word.classList[1]) !== word.title.split(' ')[0]).length""")
    if bad:
        browser.complain("document-0", f"{bad} words have another colour than their topic")


def views_of(browser):
    names = browser.driver.execute_script("return [...document.querySelectorAll('nav a')].map(a => a.hash.slice(1))")
    topics, documents, word = browser.driver.execute_script("return [topics.length, documents.length, report.terms[0]]")
    views = names + ["topic-0", f"topic-{topics - 1}", "words-" + word, "words-nosuchword", "topic-99999"]
    views += ["content"]
    views += ["document-0", f"document-{documents - 1}"] if documents else []
    return list(dict.fromkeys(views))


def look_at(browser, page, pictures):
    slowest = ("", 0)
    opened = 0
    for theme in ("light", "dark"):
        browser.theme(theme)
        for width, height in ((1440, 900), (390, 844)):
            browser.resize(width, height)
            opened = max(opened, browser.open(page))
            for number, view in enumerate(views_of(browser)):
                took = browser.go(view)
                slowest = max(slowest, (view, took), key=lambda item: item[1])
                where = f"{view}, {theme}, {width} pixels"
                browser.check(where)
                if theme == "light" and width == 1440:
                    browser.check_names(where)
                    if page.stat().st_size < 2_000_000 or view == "overview":
                        browser.check_keyboard(where)
                if pictures:
                    name = "".join(c if c.isalnum() or c == "-" else "_" for c in view)[:40]
                    browser.driver.save_screenshot(str(pictures / f"{page.stem}-{number:02}-{name}-{theme}-{width}.png"))
    check_colours(browser)
    browser.check_logs()
    print(f"{page.name}: {page.stat().st_size / 1e6:.2f} MB, opens in {opened:.2f} s, slowest view {slowest[0]} {slowest[1]:.0f} ms")


def check_edits(browser, page):
    """A name that is given in the page is seen at once, and is in the file for `lda-vi edit`."""
    browser.open(page)
    browser.go("topic-0")
    driver = browser.driver
    driver.execute_script("document.querySelector('.editor').open = true")
    name = driver.find_element("css selector", ".editor input")
    name.clear()
    name.send_keys("<b>Given & \"shown\"</b>")
    seen = driver.execute_script("return [document.querySelector('h1').textContent, !!document.querySelector('button.save'), editsFile()]")
    if "<b>Given" not in seen[0] or not seen[1]:
        browser.complain("topic-0", "a new name is not seen")
    expected = [{"action": "name", "topics": [0], "text": "<b>Given & \"shown\"</b>"}]
    if json.loads(seen[2])["edits"] != expected:
        browser.complain("topic-0", "a new name is not in the file of edits")
    driver.execute_script("edited.names.clear()")


HOSTILE = ['</script><script>alert(1)</script>', '<img src=x onerror=alert(1)>', '"\'&<>', "a\u202eb\u200bc\ufeffd", "=cmd()", "\x1b[31mred"]


def make_pages(program, folder):
    """Reports of the bundled corpora, with and without texts, labels and dates, with one topic and two, and of documents that mean harm."""
    root = pathlib.Path(__file__).resolve().parents[2] / "corpora"
    run = lambda *arguments: subprocess.run([program, *map(str, arguments)], check=True, capture_output=True, cwd=folder)
    lines = []
    for number, path in enumerate(sorted((root / "everyday").rglob("*.txt"))):
        lines.append({"id": f"{path.parent.name}/{path.stem} {HOSTILE[number % len(HOSTILE)]}", "text": path.read_text() + " " + HOSTILE[number % len(HOSTILE)],
                      "label": path.parent.name + HOSTILE[0], "date": f"20{10 + number % 12:02}-0{1 + number % 9}-03"})
    (folder / "dated.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    made = []
    for name, source, topics, options in (("dated", folder / "dated.jsonl", 8, []), ("plain", root / "everyday", 8, ["--no-text"]),
                                          ("chinese", root / "everyday-zh", 4, []), ("one", root / "everyday", 1, []), ("two", root / "everyday", 2, [])):
        run("train", source, "-k", topics, "--passes", 20, "--holdout", 10, "-o", f"{name}.ldavi", "--quiet")
        run("report", f"{name}.ldavi", source, "--title", "Everyday " + HOSTILE[0], "-o", f"{name}.html", *options)
        made.append(folder / f"{name}.html")
    run("edit", "plain.ldavi", "--name", "0=" + HOSTILE[0], "--note", "1=seen by nobody", "--hide", "6", "--merge", "2,3", "--drop-word", "water")
    run("report", "plain.ldavi", root / "everyday", "-o", "edited.html")
    return [*made, folder / "edited.html"]


def main():
    arguments = sys.argv[1:]
    pictures = None
    if "--pictures" in arguments:
        at = arguments.index("--pictures")
        pictures = pathlib.Path(arguments[at + 1])
        pictures.mkdir(parents=True, exist_ok=True)
        del arguments[at:at + 2]
    try:
        browser = Browser()
    except Exception as error:  # whatever a missing browser is told by
        print("skipped: Chromium does not start:", str(error).splitlines()[0])
        sys.exit(77)
    with tempfile.TemporaryDirectory() as folder:
        if arguments[0] == "--pages":
            pages = [pathlib.Path(page).resolve() for page in arguments[1:]]
        else:
            pages = make_pages(os.path.abspath(arguments[0]), pathlib.Path(folder))
        for page in pages:
            look_at(browser, page, pictures)
        check_edits(browser, pages[0])
    browser.driver.quit()
    for problem in browser.problems:
        print(problem)
    sys.exit(1 if browser.problems else 0)


main()
