"""Opens pages in Chromium and prints what is wrong with them, a line each. Arguments: a check, then pages."""
import json
import re
import shutil
import sys

from selenium import webdriver
from selenium.common.exceptions import NoAlertPresentException
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

WIDTHS = (390, 1440)
THEMES = ("light", "dark")
faults = []


def fault(page, text):
    faults.append(f"{page.rsplit('/', 1)[-1]}: {text}")


def browser():
    options = webdriver.ChromeOptions()
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1440,900"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    # Found here, so that nothing is asked of a network.
    options.binary_location = shutil.which("chromium")
    driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    driver.set_page_load_timeout(240)
    return driver


def look(driver, width, theme="light"):
    driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600},
    )
    driver.execute_cdp_cmd(
        "Emulation.setEmulatedMedia",
        {"features": [{"name": "prefers-color-scheme", "value": theme}]},
    )


def load(driver, page, fragment=""):
    driver.get("about:blank")
    driver.get("file://" + page + fragment)


def console(driver, page):
    for entry in driver.get_log("browser"):
        # Chromium asks for an icon of every page.
        if "favicon" not in entry["message"]:
            fault(page, "console: " + entry["message"])


OVERFLOW = """
const wide=document.documentElement.scrollWidth, room=document.documentElement.clientWidth;
if(wide<=room){return [];}
return [wide+" > "+room].concat([...document.querySelectorAll("main *")]
  .filter(e=>!e.closest(".wide")&&e.getBoundingClientRect().right>room+1)
  .slice(0,3).map(e=>e.tagName+"."+e.getAttribute("class")));
"""

CONTRAST = """
function colour(text){
  const n=(text.match(/[0-9.]+/g)||[0,0,0,0]).map(Number);
  return {r:n[0],g:n[1],b:n[2],a:n.length>3?n[3]:1};
}
function over(top,below){
  const mix=(a,b)=>a*top.a+b*(1-top.a);
  return {r:mix(top.r,below.r),g:mix(top.g,below.g),b:mix(top.b,below.b),a:1};
}
function ground(element){
  const layers=[];
  for(let e=element;e;e=e.parentElement){
    const c=colour(getComputedStyle(e).backgroundColor);
    if(c.a>0){layers.push(c);}
    if(c.a===1){break;}
  }
  let result=matchMedia("(prefers-color-scheme: dark)").matches?{r:18,g:18,b:18,a:1}:{r:255,g:255,b:255,a:1};
  while(layers.length){result=over(layers.pop(),result);}
  return result;
}
function light(c){
  const part=v=>{v/=255;return v<=0.03928?v/12.92:Math.pow((v+0.055)/1.055,2.4);};
  return 0.2126*part(c.r)+0.7152*part(c.g)+0.0722*part(c.b);
}
const seen=new Map(),walk=document.createTreeWalker(document.body,NodeFilter.SHOW_TEXT);
for(let n=walk.nextNode();n;n=walk.nextNode()){
  const e=n.parentElement;
  if(!n.data.trim()||["SCRIPT","STYLE","title","TITLE","OPTION"].includes(e.tagName)||!e.checkVisibility()){continue;}
  const style=getComputedStyle(e),below=ground(e);
  const ink=over(colour(e instanceof SVGElement?style.fill:style.color),below);
  const a=light(ink),b=light(below),ratio=(Math.max(a,b)+0.05)/(Math.min(a,b)+0.05);
  const size=parseFloat(style.fontSize),large=size>=24||(size>=18.66&&Number(style.fontWeight)>=700);
  if(ratio<(large?3:4.5)){
    seen.set(e.tagName+"."+e.getAttribute("class")+" "+ratio.toFixed(2),n.data.trim().slice(0,30));
  }
}
return [...seen].map(([k,v])=>k+" “"+v+"”").slice(0,8);
"""

STRUCTURE = """
const bad=[],all=s=>[...document.querySelectorAll(s)];
if(!document.documentElement.lang){bad.push("no language");}
if(all("main").length!==1){bad.push("landmark main: "+all("main").length);}
if(all("h1").length!==1){bad.push("h1: "+all("h1").length);}
let level=0;
for(const h of all("h1,h2,h3,h4")){
  const now=Number(h.tagName[1]);
  if(now>level+1){bad.push("heading jumps: "+h.textContent.slice(0,40));}
  level=now;
}
for(const t of all("th")){if(!t.scope){bad.push("th without scope: "+t.textContent.slice(0,30));}}
for(const s of all("svg")){
  if(s.getAttribute("aria-hidden")==="true"){continue;}
  if(s.getAttribute("role")!=="img"||!(s.getAttribute("aria-label")||s.getAttribute("aria-labelledby"))){
    bad.push("drawing without a name");
  }
}
for(const e of all("[tabindex]")){if(e.tabIndex>0){bad.push("tabindex above 0");}}
const ids=all("[id]").map(e=>e.id);
if(new Set(ids).size!==ids.length){bad.push("an id twice");}
const first=all("a[href],button,input,select,summary")[0];
if(!first||!first.classList.contains("skip")){bad.push("the first thing to reach is not the skip link");}
return [...new Set(bad)].slice(0,8);
"""


def names(driver, page):
    roles = {"button", "link", "searchbox", "textbox", "combobox", "DisclosureTriangle", "img", "group"}
    for node in driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]:
        if node.get("ignored") or node.get("role", {}).get("value") not in roles:
            continue
        focusable = any(p["name"] == "focusable" and p["value"].get("value") for p in node.get("properties", []))
        if node["role"]["value"] == "group" and not focusable:
            continue
        if not node.get("name", {}).get("value", "").strip():
            fault(page, f"a {node['role']['value']} without a name")


def focus_is_visible(driver, page):
    driver.execute_script("document.activeElement.blur();window.scrollTo(0,0);")
    for _ in range(12):
        driver.switch_to.active_element.send_keys(Keys.TAB)
        style = driver.execute_script(
            "const e=document.activeElement,s=getComputedStyle(e);"
            "return [e.tagName,s.outlineStyle,parseFloat(s.outlineWidth)];"
        )
        if style[0] != "BODY" and (style[1] == "none" or style[2] < 1):
            fault(page, f"focus cannot be seen on {style[0]}")


def appearance(driver, pages):
    for page in pages:
        for width in WIDTHS:
            for theme in THEMES:
                look(driver, width, theme)
                load(driver, page)
                where = f"{width} {theme}"
                for text in driver.execute_script(OVERFLOW):
                    fault(page, f"{where}: overflow {text}")
                for text in driver.execute_script(CONTRAST):
                    fault(page, f"{where}: contrast {text}")
                console(driver, page)
        for text in driver.execute_script(STRUCTURE):
            fault(page, text)
        names(driver, page)
        focus_is_visible(driver, page)


# The list of handovers and accounts.


def rows(driver):
    return driver.execute_script(
        "const s=[...document.querySelectorAll('.listed')].find(s=>s.checkVisibility());"
        "return [...s.querySelectorAll('tbody tr:not(.why)')].map(r=>[...r.cells].map(c=>c.textContent));"
    )


def part(driver, selector):
    found = [e for e in driver.find_elements(By.CSS_SELECTOR, ".listed " + selector) if e.is_displayed()]
    return found[0] if found else None


def status(driver):
    return [int(n.replace(",", "")) for n in re.findall(r"[0-9][0-9,]*", part(driver, ".status").text)]


def amount(text):
    return float(re.sub(r"[^0-9.\-]", "", text.replace("−", "-")) or 0)


def expect(page, holds, text):
    if not holds:
        fault(page, text)


def lists(driver, pages):
    page = pages[0]
    look(driver, 1440)
    load(driver, page)
    data = json.loads(driver.find_element(By.ID, "list-data").get_attribute("textContent"))
    scenario = next(s for s in data["scenarios"] if s and s["moves"])
    book = data["books"][scenario["book"]]
    moves = [m[0] for m in scenario["moves"]]
    size = min(50, len(moves))
    expect(page, status(driver) == [1, size, len(moves)], f"count {status(driver)} of {len(moves)}")
    expect(page, len(rows(driver)) == size, "rows of the first page")

    # Search by typing.
    wanted = book["duties"][1]
    part(driver, ".find").send_keys(wanted)
    hits = [i for i in moves if book["duty"][i] == 1]
    expect(page, status(driver)[2:] == [len(hits), len(moves)], f"search finds {status(driver)}, not {len(hits)}")
    expect(page, all(wanted in " ".join(r) for r in rows(driver)), "a row that does not match")
    part(driver, ".find").send_keys(Keys.CONTROL + "a", Keys.DELETE)

    # Choose a representative by keyboard.
    people = part(driver, ".who")
    people.send_keys(Keys.ARROW_DOWN)
    who = 0
    name = book["names"][who]
    expect(page, Select(people).first_selected_option.text == name, "the arrow key chooses nobody")
    mine = [i for i in moves if who in (scenario["today"][i], scenario["plan"][i])]
    expect(page, status(driver)[2] == len(mine), f"{status(driver)} of {name}, not {len(mine)}")
    expect(page, all(name in (r[3], r[4]) for r in rows(driver)), "a handover of somebody else")

    # And a region, in the list of everything.
    Select(part(driver, ".show")).select_by_value("all")
    region = book["present"][0]
    Select(part(driver, ".place")).select_by_value(book["regions"][region])
    there = [
        i
        for i in range(len(book["account"]))
        if who in (scenario["today"][i], scenario["plan"][i]) and book["regionOf"][book["account"][i]] == region
    ]
    expect(page, status(driver)[2] == len(there), f"{status(driver)} there, not {len(there)}")

    # The address shows the same to somebody else.
    driver.execute_async_script("setTimeout(arguments[0],500)")
    before, address = rows(driver), driver.execute_script("return location.hash")
    load(driver, page, address)
    expect(page, "who=" in address and rows(driver) == before, f"the link {address} shows something else")
    part(driver, ".clear").send_keys(Keys.ENTER)
    expect(page, part(driver, ".who").get_attribute("value") == "", "filters are not cleared")
    Select(part(driver, ".show")).select_by_value("")
    expect(page, status(driver) == [1, size, len(moves)], "after clearing not everything is shown")

    # Sort by keyboard: figures from the largest, and back.
    head = part(driver, 'th[data-key="worth"]')
    for order in ("descending", "ascending"):
        head.find_element(By.TAG_NAME, "button").send_keys(Keys.ENTER)
        figures = [amount(r[5]) for r in rows(driver)]
        expect(page, head.get_attribute("aria-sort") == order, "aria-sort is not " + order)
        expect(page, figures == sorted(figures, reverse=order == "descending"), "not sorted: " + order)
    if len(moves) > 50:
        part(driver, ".on").send_keys(Keys.SPACE)
        expect(page, status(driver)[:2] == [51, min(100, len(moves))], "the next page")
        part(driver, ".back").send_keys(Keys.ENTER)

    # Nothing matches.
    part(driver, ".find").send_keys("no such thing")
    expect(page, rows(driver) == [] and part(driver, ".status").text == data["words"]["none"], "nothing is found")
    part(driver, ".find").send_keys(Keys.CONTROL + "a", Keys.DELETE)

    # On paper all of it, opened, and what it was filtered by.
    Select(part(driver, ".who")).select_by_index(1)
    driver.execute_script("window.dispatchEvent(new Event('beforeprint'))")
    expect(page, len(rows(driver)) == len(mine), "paper does not show all that match")
    note = driver.execute_script("return [...document.querySelectorAll('.listed')].find(s=>s.checkVisibility()).querySelector('.filtered').textContent")
    expect(page, name in note, "paper does not say what it is filtered by")
    closed = driver.execute_script("return document.querySelectorAll('details:not([open])').length")
    expect(page, closed == 0, f"{closed} closed on paper")
    driver.execute_script("window.dispatchEvent(new Event('afterprint'))")
    console(driver, page)


def without_script(driver, pages):
    look(driver, 1440)
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    for page in pages:
        load(driver, page)
        driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
        expect(page, len(rows(driver)) > 0, "no handovers without the script")
        expect(page, part(driver, ".find") is None, "a search without the script")
        driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})


def hostile(driver, pages):
    for page in pages:
        for width in WIDTHS:
            look(driver, width)
            load(driver, page)
            try:
                driver.switch_to.alert.dismiss()
                fault(page, "a dialog opened")
            except NoAlertPresentException:
                pass
            if driver.execute_script("return window.hit===true"):
                fault(page, "a name was run")
            for text in driver.execute_script(OVERFLOW):
                fault(page, f"{width}: overflow {text}")
            strange = driver.execute_script(
                "return document.querySelectorAll('main img,main iframe,main script,main a[href^=javascript]').length"
            )
            expect(page, strange == 0, "a name became markup")
            console(driver, page)


def weight(driver, pages):
    """What does not depend on the clock: how much a large page makes the browser build."""
    for page in pages:
        look(driver, 1440)
        load(driver, page)
        nodes = driver.execute_script("return document.querySelectorAll('*').length")
        expect(page, nodes < 25000, f"{nodes} elements")
        console(driver, page)


if __name__ == "__main__":
    checks = {
        "appearance": appearance, "lists": lists, "without_script": without_script, "hostile": hostile,
        "weight": weight,
    }
    window = browser()
    try:
        checks[sys.argv[1]](window, sys.argv[2:])
    finally:
        window.quit()
    print("\n".join(faults))
