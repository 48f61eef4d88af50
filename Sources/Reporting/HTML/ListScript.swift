/// The part of the page's script that writes lists from the embedded data: searched, filtered by representative and
/// region, sorted, a page at a time. The state is in the address, so that a link shows what the sender sees.
enum ListScript {
  static let text = data + filtering + drawing + handles

  /// Pages have few rows, so that the largest firm is drawn at once; paper gets all that match up to a limit.
  private static let data = """
    var source=document.getElementById("list-data"),data=source?JSON.parse(source.textContent):null;
    var PAGE=50,PAPER=2000,views=[];
    var state={who:"",place:"",show:"",find:"",sort:"",up:true,page:0};
    var collator=new Intl.Collator(document.documentElement.lang,{numeric:true});
    function say(word,values){
      return data.words[word].replace(/%([1-9])/g,function(_,n){return values[n-1];});
    }
    var figures=new Intl.NumberFormat("en");
    function count(n){return figures.format(n);}
    /* The place of each name in the order of its language; equal names share one. */
    function ranks(names){
      var order=names.map(function(_,i){return i;}),rank=[];
      order.sort(function(a,b){return collator.compare(names[a],names[b])||a-b;});
      order.forEach(function(n,i){
        rank[n]=i&&collator.compare(names[n],names[order[i-1]])===0?rank[order[i-1]]:i;
      });
      return rank;
    }
    function once(book,name,make){
      book.made=book.made||{};
      if(!(name in book.made)){book.made[name]=make();}
      return book.made[name];
    }
    function region(book,item){return book.regionOf[book.account[item]];}
    function inside(book,place,wanted){
      for(var n=0;place>=0&&n<64;n+=1){if(place===wanted){return true;}place=book.above[place];}
      return false;
    }

    """

  /// A row is a work item; its handover, where it has one, is `[item, worth, text, kind, reason, …, step]`.
  private static let filtering = """
    function from(view,item){return view.scenario.today[item];}
    function to(view,item){return (view.scenario.plan||view.scenario.today)[item];}
    function move(view,item){var at=view.at.get(item);return at===undefined?null:view.scenario.moves[at];}
    function step(found){return found?found[found.length-1]:-1;}
    function searched(view){
      if(!view.texts){
        var b=view.book,names=b.names;
        view.texts=b.account.map(function(account,item){
          var m=move(view,item);
          return [b.accounts[account],b.places[b.regionOf[account]],b.duties[b.duty[item]],names[from(view,item)],
            names[to(view,item)],m?data.texts[m[4]]:""].join(" ").toLocaleLowerCase();
        });
      }
      return view.texts;
    }
    function value(view,key){
      var b=view.book,last=Number.MAX_SAFE_INTEGER;
      var byAccount=function(){return once(b,"accounts",function(){return ranks(b.accounts);});};
      var byName=function(){return once(b,"names",function(){return ranks(b.names);});};
      var byText=function(at){
        var rank=once(data,"texts",function(){return ranks(data.texts);});
        return function(i){var m=move(view,i);return m?rank[m[at]]:last;};
      };
      switch(key){
      case "account":var a=byAccount();return function(i){return a[b.account[i]];};
      case "region":var p=once(b,"places",function(){return ranks(b.places);});
        return function(i){return p[region(b,i)];};
      case "duty":return function(i){return b.duty[i];};
      case "from":var f=byName();return function(i){return f[from(view,i)];};
      case "to":var t=byName();return function(i){return t[to(view,i)];};
      case "worth":return function(i){var m=move(view,i);return m?m[1]:-last;};
      case "keep":return function(i){var m=move(view,i);return m?m[5]:-last;};
      case "load":return function(i){return b.minutes[b.load[i]];};
      case "kind":return byText(3);
      case "reason":return byText(4);
      default:return function(i){var s=step(move(view,i));return s<0?last:s;};
      }
    }
    function isAll(view){return state.show==="all"||!view.scenario.moves.length;}
    function items(view){
      return isAll(view)?view.book.account.map(function(_,i){return i;}):view.scenario.moves.map(function(m){return m[0];});
    }
    function matching(view){
      var b=view.book,who=state.who===""?-1:b.people.indexOf(state.who);
      var place=state.place===""?-1:b.regions.indexOf(state.place);
      var words=state.find.toLocaleLowerCase().split(/\\s+/).filter(Boolean);
      var texts=words.length?searched(view):null;
      var rows=items(view).filter(function(i){
        return (who<0||from(view,i)===who||to(view,i)===who)&&(place<0||inside(b,region(b,i),place))
          &&words.every(function(w){return texts[i].indexOf(w)>=0;});
      });
      if(state.sort){
        var by=value(view,state.sort),sign=state.up?1:-1;
        var keyed=rows.map(function(item,place){return {item:item,by:by(item),place:place};});
        keyed.sort(function(x,y){return sign*(x.by-y.by)||x.place-y.place;});
        rows=keyed.map(function(k){return k.item;});
      }
      return rows;
    }

    """

  private static let drawing = """
    function make(name,text,style,label){
      var node=document.createElement(name);
      if(style){node.className=style;}
      if(text!==""){node.textContent=text;}
      if(label){node.setAttribute("data-label",label);}
      return node;
    }
    function swatch(number){
      var space=document.querySelector("svg").namespaceURI,svg=document.createElementNS(space,"svg");
      var use=document.createElementNS(space,"use");
      svg.setAttribute("class","swatch");svg.setAttribute("viewBox","-7 -7 14 14");
      svg.setAttribute("aria-hidden","true");
      use.setAttribute("href","#shape-"+number);use.setAttribute("class","c"+number);
      svg.appendChild(use);return svg;
    }
    function person(view,holder,label){
      var node=make("td","","person",label),mark=view.scenario.marks[holder];
      if(mark>=0){node.appendChild(swatch(mark));}
      node.appendChild(document.createTextNode(view.book.names[holder]));return node;
    }
    function figure(text,label){return make("td",text,"num",label);}
    function line(view,item){
      var b=view.book,m=move(view,item),row=make("tr","",m?"":"still");
      var cells={
        account:function(){var th=make("th",b.accounts[b.account[item]]);th.scope="row";return th;},
        duty:function(l){return make("td",b.duties[b.duty[item]],"",l);},
        region:function(l){return make("td",b.places[region(b,item)],"",l);},
        from:function(l){return person(view,from(view,item),l);},
        to:function(l){return person(view,to(view,item),l);},
        worth:function(l){return figure(m?data.texts[m[2]]:"–",l);},
        keep:function(l){return figure(m?data.texts[m[6]]:"–",l);},
        load:function(l){return figure(b.hours[b.load[item]],l);},
        kind:function(l){return make("td",m?data.texts[m[3]]:data.words.stays,"",l);},
        step:function(l){return figure(step(m)<0?"–":count(step(m)+1),l);},
        reason:function(l){return make("td",m?data.texts[m[4]]:"–","",l);}
      };
      view.columns.forEach(function(c){row.appendChild(cells[c.key](c.label));});
      return row;
    }
    function opening(view,m,opened){
      var row=make("tr","","why"),cell=make("td",""),details=make("details","");
      var summary=make("summary",data.texts[m[4]]),answers=make("dl","");
      cell.colSpan=view.columns.length;details.open=opened;
      if(m[7]>=0){
        summary.appendChild(make("span",data.texts[m[7]],view.scenario.clear?"tie clear":"tie"));
      }
      m[8].forEach(function(said){
        answers.appendChild(make("dt",data.texts[said[0]]));
        said.slice(1).forEach(function(t){answers.appendChild(make("dd",data.texts[t]));});
      });
      if(m[8].length){details.appendChild(summary);details.appendChild(answers);cell.appendChild(details);}
      else{cell.textContent=data.texts[m[4]];}
      row.appendChild(cell);return row;
    }
    function filters(view){
      var b=view.book,parts=[];
      if(state.find.trim()){parts.push("“"+state.find.trim()+"”");}
      var who=b.people.indexOf(state.who),place=b.regions.indexOf(state.place);
      if(who>=0){parts.push(b.names[who]);}
      if(place>=0){parts.push(b.places[place]);}
      return parts;
    }
    function draw(view,onPaper){
      var rows=matching(view),all=items(view).length,size=onPaper?PAPER:PAGE;
      var pages=Math.max(1,Math.ceil(rows.length/size)),page=onPaper?0:Math.min(state.page,pages-1);
      var shown=rows.slice(page*size,(page+1)*size),table=view.table;
      list(table.tBodies).forEach(function(body){table.removeChild(body);});
      var body=make("tbody","");
      shown.forEach(function(item){
        var m=move(view,item),row=line(view,item);
        if(!view.scenario.explained){body.appendChild(row);return;}
        var group=make("tbody","");group.appendChild(row);
        if(m){group.appendChild(opening(view,m,view.opened));}
        table.appendChild(group);
      });
      if(!view.scenario.explained||!shown.length){table.appendChild(body);}
      var first=count(page*size+1),last=count(page*size+shown.length),found=count(rows.length);
      view.status.textContent=!rows.length?data.words.none
        :rows.length===all?say("shown",[first,last,found]):say("filteredFrom",[first,last,found,count(all)]);
      var parts=filters(view),remarks=[];
      if(parts.length){remarks.push(say("only",[parts.join(" · "),found,count(all)]));}
      if(onPaper&&rows.length>size){remarks.push(say("printCut",[count(size),found]));}
      view.note.textContent=remarks.join(" ");
      view.clear.hidden=!parts.length&&!state.sort;
      view.pager.hidden=pages<2;
      view.pager.querySelector("span").textContent=count(page+1)+" / "+count(pages);
      view.back.setAttribute("aria-disabled",page===0);view.on.setAttribute("aria-disabled",page===pages-1);
      view.heads.forEach(function(head){
        if(head.getAttribute("data-key")===state.sort){
          head.setAttribute("aria-sort",state.up?"ascending":"descending");
        }else{head.removeAttribute("aria-sort");}
      });
    }
    function drawLists(onPaper){
      views.forEach(function(view){
        if(!view.section.closest(".away")){fill(view);draw(view,onPaper);}
      });
    }

    """

  private static let handles = """
    function readState(){
      var said=new URLSearchParams(address().query);
      var sort=(said.get("sort")||"").split(".");
      state.who=said.get("who")||"";state.place=said.get("region")||"";
      state.show=said.get("show")||"";state.find=said.get("find")||"";
      state.sort=sort[0];state.up=sort[1]!=="down";
      state.page=Math.max(0,(parseInt(said.get("page"),10)||1)-1);
    }
    var later=0;
    function writeState(){
      var says=new URLSearchParams();
      [["who",state.who],["region",state.place],["show",state.show],["find",state.find.trim()],
        ["sort",state.sort?state.sort+(state.up?".up":".down"):""],["page",state.page?String(state.page+1):""]]
        .forEach(function(p){if(p[1]){says.set(p[0],p[1]);}});
      var query=says.toString(),place=current;
      window.clearTimeout(later);
      later=window.setTimeout(function(){
        /* Some browsers refuse an address that changes too often; the page works without it. */
        try{history.replaceState(null,"","#"+place+(query?"?"+query:""));}catch(e){later=0;}
      },200);
    }
    function changed(view){state.page=0;writeState();draw(view);}
    function options(select,entries,chosenValue){
      select.textContent="";
      entries.forEach(function(e){
        var option=make("option",e[1]);option.value=e[0];select.appendChild(option);
      });
      select.value=entries.some(function(e){return e[0]===chosenValue;})?chosenValue:"";
    }
    function fill(view){
      var b=view.book,s=view.scenario;
      options(view.who,[["",data.words.everybody]].concat(b.people.map(function(id,i){return [id,b.names[i]];})),state.who);
      options(view.place,[["",data.words.everywhere]].concat(b.present.map(function(i){
        return [b.regions[i],b.places[i]];})),state.place);
      var everything=["all",say("everything",[count(b.account.length)])];
      options(view.show,s.moves.length?[["",say("handovers",[count(s.moves.length)])],everything]:[["",everything[1]]],
        state.show);
      view.find.value=state.find;
    }
    function setUp(section){
      var s=data.scenarios[Number(section.getAttribute("data-scenario"))];
      var part=function(name){return section.querySelector(name);};
      var view={section:section,scenario:s,book:data.books[s.book],table:part("table"),status:part(".status"),
        note:part(".filtered"),pager:part(".pager"),find:part(".find"),who:part(".who"),place:part(".place"),
        show:part(".show"),clear:part(".clear"),back:part(".back"),on:part(".on"),opened:false,at:new Map()};
      s.moves.forEach(function(m,at){view.at.set(m[0],at);});
      view.heads=list(view.table.tHead.rows[0].cells);
      view.columns=view.heads.map(function(h){return {key:h.getAttribute("data-key"),label:h.textContent};});
      view.heads.forEach(function(head){
        sorter(view.table,head,function(){
          var by=head.getAttribute("data-key"),first=head.getAttribute("data-sort")!=="number";
          state.up=state.sort===by?!state.up:first;state.sort=by;changed(view);
        });
      });
      part(".finder").hidden=false;
      view.find.addEventListener("input",function(){state.find=view.find.value;changed(view);});
      view.who.addEventListener("change",function(){state.who=view.who.value;changed(view);});
      view.place.addEventListener("change",function(){state.place=view.place.value;changed(view);});
      view.show.addEventListener("change",function(){state.show=view.show.value;changed(view);});
      view.clear.addEventListener("click",function(){
        state.who=state.place=state.find=state.sort="";fill(view);changed(view);view.find.focus();
      });
      function turn(by){return function(event){
        if(event.currentTarget.getAttribute("aria-disabled")==="true"){return;}
        state.page+=by;writeState();draw(view);part("h3").scrollIntoView();
      };}
      view.back.addEventListener("click",turn(-1));view.on.addEventListener("click",turn(1));
      var all=part("button.all");
      if(all){all.addEventListener("click",function(){
        view.opened=!view.opened;
        list(view.table.querySelectorAll("details")).forEach(function(d){d.open=view.opened;});
        all.setAttribute("aria-pressed",view.opened);
        all.textContent=all.getAttribute(view.opened?"data-close":"data-open");
      });}
      views.push(view);
    }
    /* A link to a filtered list leads to the list. */
    function reveal(){
      views.forEach(function(view){
        if(!view.section.closest(".away")){
          view.section.scrollIntoView();view.section.querySelector("h3").focus({preventScroll:true});
        }
      });
    }

    """
}
