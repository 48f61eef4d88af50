/// The page's own script: one scenario at a time, sorting, searching, opening all at once. Everything is readable
/// without it.
enum Script {
  static let text = """
    "use strict";(function(){
    document.documentElement.classList.add("js");
    var nav=document.getElementById("scenarios");
    var sections=Array.prototype.slice.call(document.querySelectorAll(".scenario"));
    function show(focus){
      var wanted=location.hash.slice(1);
      var known=sections.some(function(s){return s.id===wanted;});
      var id=known?wanted:nav.getAttribute("data-first");
      sections.forEach(function(s){s.classList.toggle("away",s.id!==id);});
      Array.prototype.forEach.call(nav.querySelectorAll("a"),function(a){
        if(a.hash==="#"+id){a.setAttribute("aria-current","true");}else{a.removeAttribute("aria-current");}
      });
      if(focus&&known){document.getElementById(id).focus({preventScroll:true});}
    }
    if(nav){window.addEventListener("hashchange",function(){show(true);});show(false);}
    function list(nodes){return Array.prototype.slice.call(nodes);}
    /* What is sorted and searched: rows, or in a grouped table bodies whose first row says what they are. */
    function units(table){
      return list(table.classList.contains("grouped")?table.tBodies:table.tBodies[0].rows);
    }
    function head(unit){return unit.rows?unit.rows[0]:unit;}
    function key(unit,column,kind){
      var cell=head(unit).cells[column];
      if(kind!=="text"){return Number(cell.getAttribute("data-value"));}
      return cell.textContent;
    }
    var language=document.documentElement.lang;
    Array.prototype.forEach.call(document.querySelectorAll("table.sortable"),function(table){
      var heads=Array.prototype.slice.call(table.tHead.rows[0].cells);
      heads.forEach(function(head,column){
        var button=document.createElement("button");
        button.type="button";button.title=table.getAttribute("data-hint");
        button.textContent=head.textContent;head.textContent="";head.appendChild(button);
        button.addEventListener("click",function(){
          var kind=head.getAttribute("data-sort");
          var now=head.getAttribute("aria-sort");
          var up=now?now==="descending":kind!=="number";
          heads.forEach(function(h){h.removeAttribute("aria-sort");});
          head.setAttribute("aria-sort",up?"ascending":"descending");
          var rows=units(table);
          var parent=rows.length?rows[0].parentNode:table;
          rows.sort(function(a,b){
            var x=key(a,column,kind),y=key(b,column,kind);
            var order=kind!=="text"?x-y:x.localeCompare(y,language);
            return up?order:-order;
          });
          rows.forEach(function(row){parent.appendChild(row);});
        });
      });
    });
    Array.prototype.forEach.call(document.querySelectorAll(".finder"),function(finder){
      finder.hidden=false;
      var input=finder.querySelector("input");
      var status=finder.querySelector("[role=status]");
      var table=finder.parentNode.querySelector("table");
      var rows=units(table).map(function(unit){
        var summary=unit.querySelector("summary");
        var text=head(unit).textContent+" "+(summary?summary.textContent:"");
        return {unit:unit,text:text.toLocaleLowerCase(language)};
      });
      var all=status.textContent,total=String(rows.length);
      input.addEventListener("input",function(){
        var wanted=input.value.trim().toLocaleLowerCase(language);
        var shown=0;
        rows.forEach(function(row){
          var hit=row.text.indexOf(wanted)>=0;
          row.unit.hidden=!hit;if(hit){shown+=1;}
        });
        status.textContent=wanted===""?all:shown===0?status.getAttribute("data-none"):shown+" / "+total;
      });
      var button=finder.querySelector("button.all");
      if(button){button.addEventListener("click",function(){
        var opens=!button.classList.contains("opened");
        list(table.querySelectorAll("details")).forEach(function(d){d.open=opens;});
        button.classList.toggle("opened",opens);
        button.textContent=button.getAttribute(opens?"data-close":"data-open");
      });}
    });
    /* Paper cannot be opened. */
    var closed=[];
    window.addEventListener("beforeprint",function(){
      closed=list(document.querySelectorAll("details:not([open])"));
      closed.forEach(function(d){d.open=true;});
    });
    window.addEventListener("afterprint",function(){
      closed.forEach(function(d){d.open=false;});closed=[];
    });
    })();
    """
}
