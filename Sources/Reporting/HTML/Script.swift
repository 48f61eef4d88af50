/// The page's own script: one scenario at a time, sorting, searching, opening all at once. Everything is readable
/// without it.
enum Script {
  static let text =
    "\"use strict\";(function(){\n" + scenarios + ListScript.text + tables + paper + "\n})();"

  /// What the fragment of the address says: the scenario to show and, after a question mark, how its list is filtered.
  private static let scenarios = """
    document.documentElement.classList.add("js");
    function list(nodes){return Array.prototype.slice.call(nodes);}
    function address(){
      var hash=location.hash.slice(1),mark=hash.indexOf("?");
      return {place:mark<0?hash:hash.slice(0,mark),query:mark<0?"":hash.slice(mark+1)};
    }
    var nav=document.getElementById("scenarios");
    var sections=list(document.querySelectorAll(".scenario"));
    function isKnown(place){return sections.some(function(s){return s.id===place;});}
    var current=nav?nav.getAttribute("data-first"):sections.length?sections[0].id:"";
    function show(focus){
      var id=current=isKnown(address().place)?address().place:current;
      if(!nav){return;}
      sections.forEach(function(s){s.classList.toggle("away",s.id!==id);});
      list(nav.querySelectorAll("a")).forEach(function(a){
        if(a.hash==="#"+id){a.setAttribute("aria-current","true");}else{a.removeAttribute("aria-current");}
      });
      if(focus&&isKnown(address().place)){document.getElementById(id).focus({preventScroll:true});}
    }
    show(false);

    """

  private static let tables = """
    var language=document.documentElement.lang;
    /* A heading becomes a button that sorts. */
    function sorter(table,head,sort){
      var button=document.createElement("button");
      button.type="button";button.title=table.getAttribute("data-hint");
      button.textContent=head.textContent;head.textContent="";head.appendChild(button);
      button.addEventListener("click",sort);
    }
    function key(row,column,kind){
      var cell=row.cells[column];
      return kind==="text"?cell.textContent:Number(cell.getAttribute("data-value"));
    }
    list(document.querySelectorAll("table.sortable")).forEach(function(table){
      var heads=list(table.tHead.rows[0].cells),body=table.tBodies[0];
      heads.forEach(function(head,column){
        sorter(table,head,function(){
          var kind=head.getAttribute("data-sort"),now=head.getAttribute("aria-sort");
          var up=now?now==="descending":kind!=="number";
          heads.forEach(function(h){h.removeAttribute("aria-sort");});
          head.setAttribute("aria-sort",up?"ascending":"descending");
          var rows=list(body.rows);
          rows.sort(function(a,b){
            var x=key(a,column,kind),y=key(b,column,kind);
            var order=kind!=="text"?x-y:x.localeCompare(y,language);
            return up?order:-order;
          });
          rows.forEach(function(row){body.appendChild(row);});
        });
      });
    });
    list(document.querySelectorAll(".listed")).forEach(setUp);
    /* A link without a filter of its own keeps the one that is set; one inside a scenario changes nothing. */
    window.addEventListener("hashchange",function(){
      if(!isKnown(address().place)){return;}
      var filtered=address().query!=="";
      show(!filtered);
      if(filtered){readState();}else{state.page=0;writeState();}
      drawLists();
      if(filtered){reveal();}
    });
    readState();drawLists();
    /* What scrolls sideways can be reached by keyboard and says what it is. */
    function reach(){
      list(document.querySelectorAll(".wide")).forEach(function(box){
        if(box.scrollWidth<=box.clientWidth){
          box.removeAttribute("tabindex");box.removeAttribute("role");box.removeAttribute("aria-label");return;
        }
        var card=box.closest("section,figure,details,main"),head=card&&card.querySelector("h1,h2,h3,h4,summary");
        box.tabIndex=0;box.setAttribute("role","group");
        box.setAttribute("aria-label",head?head.textContent:document.title);
      });
    }
    reach();window.addEventListener("resize",reach);window.addEventListener("hashchange",reach);

    """

  /// Paper cannot be opened, turned or searched.
  private static let paper = """
    var closed=[];
    window.addEventListener("beforeprint",function(){
      drawLists(true);
      closed=list(document.querySelectorAll("details:not([open])"));
      closed.forEach(function(d){d.open=true;});
    });
    window.addEventListener("afterprint",function(){
      closed.forEach(function(d){d.open=false;});closed=[];drawLists();
    });
    """
}
