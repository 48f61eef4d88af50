/// The page's own script: one scenario at a time, sorting, searching. Everything is readable without it.
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
    function key(row,column,kind){
      var cell=row.cells[column];
      if(kind==="number"){return Number(cell.getAttribute("data-value"));}
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
          var body=table.tBodies[0];
          var rows=Array.prototype.slice.call(body.rows);
          rows.sort(function(a,b){
            var x=key(a,column,kind),y=key(b,column,kind);
            var order=kind==="number"?x-y:x.localeCompare(y,language);
            return up?order:-order;
          });
          rows.forEach(function(row){body.appendChild(row);});
        });
      });
    });
    Array.prototype.forEach.call(document.querySelectorAll(".finder"),function(finder){
      finder.hidden=false;
      var input=finder.querySelector("input");
      var status=finder.querySelector("[role=status]");
      var rows=Array.prototype.slice.call(finder.parentNode.querySelectorAll("tbody tr"));
      var all=status.textContent,total=String(rows.length);
      input.addEventListener("input",function(){
        var wanted=input.value.trim().toLocaleLowerCase(language);
        var shown=0;
        rows.forEach(function(row){
          var hit=row.textContent.toLocaleLowerCase(language).indexOf(wanted)>=0;
          row.hidden=!hit;if(hit){shown+=1;}
        });
        status.textContent=wanted===""?all:shown===0?status.getAttribute("data-none"):shown+" / "+total;
      });
    });
    })();
    """
}
