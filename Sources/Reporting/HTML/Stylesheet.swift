/// The page's own style: light and dark, screen, phone and paper.
enum Stylesheet {
  static var text: String { colours + layout + drawings + media + paper }

  /// Okabe and Ito's eight colours, which stay apart for every common kind of colour vision; black and yellow
  /// change with the background.
  private static let colours = """
    :root{--ink:#111827;--soft:#5b6472;--line:#e2e5ea;--edge:#858d9a;--card:#fff;--bg:#f6f7f9;--accent:#0072B2;--past:#8a94a3;
    --other:#c3c9d2;--good:#00684a;--bad:#b03a00;--c0:#0072B2;--c1:#E69F00;--c2:#009E73;--c3:#CC79A7;--c4:#56B4E9;
    --c5:#D55E00;--c6:#b8a900;--c7:#222;--hatch:#ffffffb0;
    --h1:#e3eff7;--h2:#bcd9ec;--h3:#86bbdd;--h4:#2676aa;--h5:#005b8f;--h-ink:#fff}
    @media(prefers-color-scheme:dark){:root{--ink:#e5e7eb;--soft:#9ca3af;--line:#2b313b;--edge:#6b7482;--card:#171b22;
    --bg:#0f1216;--accent:#56B4E9;--past:#7b8594;--other:#434b57;--good:#4fd1a5;--bad:#ff9b66;--c0:#3d9be0;
    --c6:#F0E442;--c7:#f3f4f6;--hatch:#0f1216a0;--h1:#16283a;--h2:#1b3d59;--h3:#205a86;--h4:#56B4E9;--h5:#a8d9f5;
    --h-ink:#0b1016}}

    """

  private static let layout = """
    *{box-sizing:border-box}html{-webkit-text-size-adjust:100%}
    body{margin:0;background:var(--bg);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",
    "Noto Sans","PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",sans-serif}
    main{max-width:1240px;margin:0 auto;padding:32px 24px 60px}
    .skip{position:absolute;left:-999px}.skip:focus{left:8px;top:8px;background:var(--card);padding:8px}
    :focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:4px}
    .defs{position:absolute}.over{color:var(--soft);font-size:13px;margin:0;overflow-wrap:anywhere}
    h1{font-size:30px;line-height:1.3;font-weight:600;margin:6px 0 22px;max-width:38em;text-wrap:pretty}
    h2{font-size:18px;margin:0 0 2px;font-weight:600}h3{font-size:16px;margin:0 0 2px;font-weight:600}
    h4{font-size:14px;margin:10px 0 2px}h1,h2,h3,td,th,li,p,dd,summary{overflow-wrap:break-word}
    .name{font-size:22px;margin-top:26px}.lead{margin:2px 0;font-size:16px;max-width:52em}
    .sub{color:var(--soft);margin:0 0 12px;font-size:13.5px}.note{margin:0 0 14px;max-width:60em}
    .tiles{display:grid;grid-template-columns:repeat(5,1fr);gap:14px;margin:18px 0}
    .tile,.card{background:var(--card);border:1px solid var(--line);border-radius:12px}
    .tile{padding:14px 16px}.tile b{display:block;font-size:24px;line-height:1.25;font-weight:600;
    font-variant-numeric:tabular-nums}.tile span{color:var(--soft);font-size:13px}
    .card{padding:18px 20px;margin:0 0 18px;min-width:0}.two{display:grid;grid-template-columns:1fr 1fr;gap:18px}
    .two>.card{display:flex;flex-direction:column}.two>.card>.wide{margin-top:auto}
    .two.top>.card>.wide{margin-top:0}.lead+.card{margin-top:18px}.wide+.sub{margin-top:10px}.wide+h3{margin-top:18px}
    .single .chart{max-width:900px}.sortable td:not(.num){min-width:4.6em}
    .two>.card:only-child{grid-column:1/-1;max-width:620px}.card ul{margin:6px 0;padding-left:20px}
    .warn{border-left:4px solid var(--bad);padding:2px 0 2px 14px;margin:16px 0 0}.warn p{margin:4px 0}
    nav{display:flex;flex-wrap:wrap;gap:8px;margin:0 0 6px}
    nav a{padding:6px 14px;border:1px solid var(--line);border-radius:999px;background:var(--card);
    color:var(--ink);text-decoration:none}nav a:hover{border-color:var(--accent)}
    nav a[aria-current]{border-color:var(--accent);box-shadow:inset 0 0 0 1px var(--accent);font-weight:600}
    .scenario:focus{outline:none}.js .scenario.away{display:none}
    .wide{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:14px}
    thead th,.grid th[scope=row]{font-weight:500;color:var(--soft);font-size:13px}
    th{text-align:left;font-weight:500}td,th{padding:7px 10px;border-bottom:1px solid var(--line);
    vertical-align:top}tbody tr:last-child>*{border-bottom:0}
    .num{text-align:right;font-variant-numeric:tabular-nums}td.num{white-space:nowrap}
    .grid tr:nth-last-child(2) td.num,.grid.many td.num{white-space:normal}
    .grid.many{font-size:12.5px}.grid.many th{font-size:12.5px}.grid.many td,.grid.many th{padding:6px 5px}
    .grid.many thead th{hyphens:auto}
    thead th small,td small{display:block;color:var(--soft);font-size:12px;font-weight:400}
    .good{color:var(--good)}.bad{color:var(--bad)}.quiet{color:var(--soft)}.person{white-space:nowrap}
    .assumed{font-weight:600}th button{background:none;border:0;padding:0;font:inherit;color:inherit;
    text-align:inherit;cursor:pointer}
    th button:focus-visible{outline:3px solid var(--accent)}
    th button::after{content:" \\2195";opacity:.45}th[aria-sort=ascending] button::after{content:" \\2191";
    opacity:1}th[aria-sort=descending] button::after{content:" \\2193";opacity:1}
    .finder{display:flex;flex-wrap:wrap;gap:10px 14px;align-items:end;margin:0 0 10px}
    .finder[hidden],.pager[hidden],.filtered{display:none}
    .finder label{display:flex;flex-direction:column;gap:2px;font-size:13px;color:var(--soft);min-width:0}
    .finder input,.finder select{font:inherit;font-size:14px;padding:6px 10px;border:1px solid var(--edge);
    border-radius:8px;background:var(--bg);color:var(--ink);min-width:0;width:14em;max-width:100%;height:36px}
    .finder .status{margin:0;color:var(--soft);font-size:13.5px;flex-basis:100%}
    .pager{display:flex;gap:12px;align-items:center;margin:12px 0 0}.pager .sub{margin:0}
    .pager [aria-disabled=true]{color:var(--soft);cursor:default;border-style:dashed}
    .scripted{display:none}.js .scripted{display:block}.js .cut{display:none}
    .tiles.four{grid-template-columns:repeat(4,1fr)}.narrow .chart{max-width:620px}.narrow .map{max-width:760px}main:focus{outline:none}
    .exchanges{list-style:none;padding:0!important;display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,22em),1fr));gap:14px}
    .exchanges li{border:1px solid var(--line);border-radius:10px;padding:12px 14px;min-width:0;break-inside:avoid}
    .exchanges .sub{margin:0 0 6px}.exchanges dl{grid-template-columns:max-content 1fr;gap:2px 12px;margin:0}
    .names{columns:14em;list-style:none;padding:0!important}.names li{padding:5px 0;break-inside:avoid}
    main a{color:var(--accent)}nav a,.skip{color:var(--ink)!important}
    .kept{fill:var(--c0);opacity:.8}.coming{fill:var(--c2);stroke:var(--ink);stroke-width:1}
    .leaving{fill:none;stroke:var(--c5);stroke-width:2}.house{fill:var(--ink)}
    .rows th[scope=row],.rows td{overflow-wrap:anywhere}.rows td:not(.num){min-width:7.5em}
    .rows .person{white-space:normal}
    .rows th[scope=row]{min-width:9em}.still>*{color:var(--soft)}.listed h3:focus{outline:none}
    .grouped tbody:not(:last-child) tr:last-child>*{border-bottom:1px solid var(--line)}
    .grouped tbody tr:first-child>*{border-bottom:0;padding-bottom:0}.grouped .why td{padding-top:0}
    .why details{border:0!important;padding:0!important;position:sticky;left:10px;width:0;
    min-width:min(100%,calc(100vw - 76px))}
    .why summary{color:var(--soft);font-size:13px}.why dl{margin:4px 0 6px 14px;grid-template-columns:17em 1fr}dt{grid-column:1}dd{grid-column:2}
    .tie{display:inline-block;margin-left:10px;padding:0 8px;border:1px solid var(--bad);
    border-radius:999px;color:var(--bad);font-size:12px;white-space:nowrap}
    .tie.clear{border-color:var(--good);color:var(--good)}
    .finder button,.pager button{font:inherit;min-height:36px;font-size:13.5px;padding:5px 12px;border:1px solid var(--edge);border-radius:8px;
    background:var(--card);color:var(--ink);cursor:pointer}.finder button:hover,.pager button:hover{
    border-color:var(--accent)}
    .split{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:24px;align-items:start}
    table.small{width:auto}.steps thead th{min-width:3.4em}.steps td:nth-child(2){width:60%}.steps td,.steps th{padding:5px 8px}.steps small{display:block;color:var(--soft);font-size:12px}
    details summary{cursor:pointer}.card details{border-top:1px solid var(--line);padding:8px 0}
    .appendix>summary{color:var(--soft)}.appendix h3{margin-top:22px}
    dl{display:grid;grid-template-columns:minmax(12em,auto) 1fr;gap:4px 18px;margin:6px 0;font-size:14px}
    dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere;font-variant-numeric:tabular-nums}
    code{font-size:13px;overflow-wrap:anywhere}
    .sentences{padding-left:26px!important;columns:30em 2;column-gap:44px}
    .sentences li{margin:0 0 8px;max-width:62em;break-inside:avoid}
    .sentences li>*{display:block}.sentences b{font-weight:600}
    .sentences small{color:var(--soft)}.part{margin:26px 0 2px}
    .tags{list-style:none;display:flex;flex-wrap:wrap;gap:6px;padding:0;margin:0 0 12px}.tags li{padding:0 9px;
    border:1px solid var(--line);border-radius:999px;font-size:12.5px;color:var(--soft)}
    .panels{display:grid;grid-template-columns:repeat(auto-fill,minmax(240px,1fr));gap:14px 18px;margin:0 0 8px}
    .panel{margin:0}.panel figcaption{display:flex;justify-content:space-between;gap:8px;font-size:13px}
    .panel figcaption span{color:var(--soft);white-space:nowrap}
    .heat{width:auto;font-size:13px}.heat td,.heat thead th{text-align:center;padding:4px 6px;min-width:2.1em;
    border:1px solid var(--line)}.heat th[scope=row]{white-space:nowrap;padding:4px 10px 4px 0}
    .heat thead th span{writing-mode:vertical-rl;text-orientation:mixed;max-height:8em}.heat td.corner{border:0;
    color:var(--soft);font-size:12px;text-align:right;vertical-align:bottom;white-space:nowrap}
    .heat thead th{vertical-align:bottom}.heat .num,.heat .sums>*{color:var(--soft);text-align:center}
    .heat .heat1{background:var(--h1)}.heat .heat2{background:var(--h2)}.heat .heat3{background:var(--h3)}
    .heat .heat4{background:var(--h4);color:var(--h-ink)}.heat .heat5{background:var(--h5);color:var(--h-ink)}
    .overview{font-size:13.5px}.overview th[scope=row]{font-weight:600;color:var(--ink)}
    .overview td,.overview th{padding:6px 8px}.overview .num{white-space:normal}
    .legend{list-style:none;display:flex;flex-wrap:wrap;gap:4px 16px;padding:0!important;margin:0 0 8px;
    font-size:13.5px}.legend li{display:flex;align-items:center}.swatch{width:14px;height:14px;flex:none;
    margin-right:6px;vertical-align:-2px;display:inline-block}

    """

  private static let drawings = """
    .map,.chart{width:100%;height:auto;display:block}
    .map{border:1px solid var(--line);border-radius:10px}
    .others{stroke:var(--other);stroke-linecap:round;fill:none}
    .ring{fill:none;stroke:var(--ink);stroke-width:1.5;pointer-events:all}
    .place{font-size:11px;fill:var(--soft);text-anchor:middle;paint-order:stroke;stroke:var(--card);
    stroke-width:3;stroke-linejoin:round}
    .tag{fill:var(--card);stroke-width:2}.leader{stroke-width:1.2;fill:none}.tagtext{font-size:11.5px;text-anchor:middle;fill:var(--ink)}
    .area{stroke:var(--soft);stroke-width:1.2;stroke-linejoin:round}.joins{stroke:var(--past);stroke-width:1.2;
    fill:none;opacity:.7}.own{stroke-width:5;stroke-linecap:round;opacity:.55}.tint{opacity:.16}
    .weave{fill:none;stroke-width:1.1;opacity:.55}
    .scale path{fill:none;stroke:var(--soft)}.scale text{font-size:11px;fill:var(--soft)}
    .c0{fill:var(--c0)}.c1{fill:var(--c1)}.c2{fill:var(--c2)}.c3{fill:var(--c3)}.c4{fill:var(--c4)}
    .c5{fill:var(--c5)}.c6{fill:var(--c6)}.c7{fill:var(--c7)}.s0{stroke:var(--c0)}.s1{stroke:var(--c1)}
    .s2{stroke:var(--c2)}.s3{stroke:var(--c3)}.s4{stroke:var(--c4)}.s5{stroke:var(--c5)}.s6{stroke:var(--c6)}
    .s7{stroke:var(--c7)}.d0{fill:var(--c0)}.d1{fill:var(--c1)}.d2{fill:var(--c2)}.d3{fill:var(--c3)}
    .d4{fill:var(--c4)}.d5{fill:var(--c5)}.hatch{stroke:var(--hatch);stroke-width:1.6;fill:none}
    .h1,.h2,.h3,.h4,.h5{stroke:var(--hatch);fill:none;stroke-width:9}.h1{stroke-dasharray:1.5 4}
    .h2{stroke-width:2.5}.h3{stroke-width:3.4;stroke-linecap:round;stroke-dasharray:0 6.5}
    .h4{stroke-dasharray:1.2 1.8}.h5{stroke-dasharray:5 3}
    .lab{font-size:13px;fill:var(--ink)}.ax{font-size:12px;fill:var(--soft)}.mid{text-anchor:middle}
    .end{text-anchor:end}.grid{stroke:var(--line)}.band{fill:var(--accent);opacity:.1}
    .target{stroke:var(--accent);stroke-dasharray:3 4;opacity:.8}.mark{stroke:var(--ink);stroke-width:1.5}
    .lead-line{stroke:var(--past);stroke-width:1;fill:none}
    .db{stroke:var(--past);stroke-width:3;stroke-linecap:round}
    .under{fill:var(--accent);opacity:.1}.benefit{fill:none;stroke:var(--accent);stroke-width:2.5}
    .stepdot{fill:var(--accent)}.most{fill:none;stroke:var(--past);stroke-width:1.5;stroke-dasharray:5 4}
    .undone{fill:var(--bad);opacity:.14}.broken{fill:none;stroke:var(--bad);stroke-width:2;stroke-dasharray:7 3}
    .solid{stroke-dasharray:none}.hollow{fill:var(--card);stroke:var(--accent);stroke-width:2}
    .ghost{stroke:var(--ink);stroke-width:1.6;fill:none}.tiny{font-size:9.5px;fill:var(--soft)}
    .bef{fill:var(--card);stroke:var(--past);stroke-width:3}.aft{fill:var(--accent)}.past{opacity:.5}

    """

  private static let media = """
    @media screen and (max-width:760px){main{padding:20px 14px 40px}.two,.split{grid-template-columns:minmax(0,1fr);
    gap:0}.tiles{grid-template-columns:1fr 1fr;gap:10px}.tile:first-child{grid-column:1/-1}h1{font-size:22px}
    .tile b{font-size:21px}.card{padding:14px}dl,.why dl{grid-template-columns:1fr}dd{grid-column:1;
    margin-bottom:6px}.grid{font-size:13px}.grid th[scope=row]{position:sticky;left:0;background:var(--card);
    min-width:8em}
    .stacks thead{position:absolute;left:-9999px}.stacks tr{display:block;padding:10px 0;border-bottom:1px solid var(--line)}
    .stacks th[scope=row],.stacks td{display:flex;justify-content:space-between;gap:16px;border:0;padding:2px 0;
    text-align:right;white-space:normal}.stacks th[scope=row]{font-weight:600}
    .stacks td::before{content:attr(data-label);color:var(--soft);text-align:left;flex:none}
    .tiles.four{grid-template-columns:1fr 1fr}.tiles.four .tile:first-child{grid-column:auto}
    .exchanges dl{grid-template-columns:max-content 1fr}.exchanges dd{grid-column:2;margin:0}
    .grid td.num{white-space:normal}.grid td,.grid th{padding:6px}
    .rows,.rows tbody{display:block}.rows thead{display:flex;flex-wrap:wrap;gap:6px 14px;padding:0 0 8px}
    .rows thead tr{display:contents}.rows thead th{border:0;padding:2px 0}
    .rows tr{display:grid;grid-template-columns:1fr 1fr;gap:0 14px;padding:8px 0;border-bottom:1px solid var(--line)}
    .rows thead tr,.rows.grouped tbody tr:first-child{border-bottom:0;padding-bottom:0}
    .rows tr.why{display:block;padding:0 0 8px}
    .rows tbody th[scope=row],.rows tbody td{border:0!important;padding:1px 0;text-align:left;white-space:normal;min-width:0}
    .rows tbody th[scope=row]{grid-column:1/-1;font-weight:600}
    .rows tbody td::before{content:attr(data-label) " ";color:var(--soft);font-size:12px}.rows .why td::before{content:none}
    .why details{position:static;width:auto}
    .finder label{flex:1 1 40%}.finder label:first-child{flex-basis:100%}.finder input,.finder select{width:100%;height:44px}
    .finder button,.pager button{min-height:44px}.sentences{columns:auto!important}
    .panels{grid-template-columns:1fr}.two .wide>.chart,.wide>.regions{min-width:500px}
    .single .wide>.chart{min-width:620px}
    .wide>table:not(.grid):not(.rows):not(.stacks):not(.heat):not(.small):not(.overview):not(.steps) td:not(.num){min-width:9em}
    .wide>table:not(.grid):not(.rows):not(.stacks):not(.heat):not(.small):not(.overview):not(.steps) thead th{min-width:6em}}

    """

  /// The scenario that is shown, with everything opened; tables small enough for a page.
  private static let paper = """
    @page{size:A4;margin:12mm 10mm}
    @media print{:root{--ink:#000;--soft:#444;--line:#bbb;--card:#fff;--bg:#fff;--accent:#0072B2;--past:#777;
    --other:#bbb;--good:#00684a;--bad:#b03a00;--c0:#0072B2;--c6:#b8a900;--c7:#222;--hatch:#ffffffb0;
    --h1:#e3eff7;--h2:#bcd9ec;--h3:#86bbdd;--h4:#2676aa;--h5:#005b8f;--h-ink:#fff}
    *{print-color-adjust:exact;-webkit-print-color-adjust:exact}
    body{font-size:10.5px;line-height:1.38}main{max-width:none;padding:0 1px}
    nav,.finder,.pager,.skip{display:none!important}.filtered{display:block;font-weight:600}
    .filtered:empty{display:none}.sentences{columns:2}h1{font-size:19px;margin:3px 0 10px}h2{font-size:13px}
    h3{font-size:12.5px}h4{font-size:10.5px;margin:6px 0 1px}.name{font-size:15px;margin-top:0}.lead{font-size:11.5px}
    .sub,.legend,.over{font-size:9.5px;margin-bottom:6px}.tiles{gap:8px;margin:8px 0}.tile{padding:7px 9px}
    .tile b{font-size:15px}.tile span{font-size:9px}.card{padding:9px 11px;margin:0 0 9px;border-radius:6px}
    .two,.split{gap:9px}table,dl,code,.grid{font-size:9px}thead th,.grid th[scope=row]{font-size:8.5px}
    td,th{padding:2.5px 4px}td small,thead th small,.steps small,.tie{font-size:8px}.why summary{font-size:9px}
    dl{gap:1px 10px}.why dl{grid-template-columns:17em 1fr;margin:1px 0 3px 10px}
    .grid.many,.grid.many th{font-size:7.2px}.grid.many td,.grid.many th{padding:2.5px 2px}
    .panels{grid-template-columns:repeat(3,1fr);gap:8px 12px}.panel{break-inside:avoid}.panel figcaption{font-size:9px}
    .heat{font-size:7.5px;break-inside:avoid}.heat td,.heat thead th{padding:1px 2px}.overview,.overview th{font-size:8px}
    .overview td,.overview th{padding:2.5px 3px}.sentences li{margin:0 0 4px;break-inside:avoid}.part{break-after:avoid}
    .wide{overflow:visible}.wide>.chart,.wide>.regions,.single .wide>.chart{min-width:0}.scenario,.appendix{break-before:page}
    .js .scenario{break-before:auto}
    .tile,.two>.card,tr,svg,.warn{break-inside:avoid}.grouped tbody,.why dl{break-inside:avoid}
    h2,h3,h4,summary,.lead,.card>.sub{break-after:avoid}th button::after{content:none}
    details::details-content{content-visibility:visible;block-size:auto}
    .why details{position:static;min-width:100%}}

    """
}
