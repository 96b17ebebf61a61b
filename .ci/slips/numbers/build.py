"""Build dev.jsonl / blind.jsonl from dev*.txt, blind*.txt.
Format: '@ date | title' starts a story; '#A expr' is a Python assertion; [[kind|good|bad|other]] marks one
possible slip (each makes one line: only that slip is bad, all others good)."""
import re,json,glob,sys,datetime as D
K=dict(pct='percent-change',pow='percent-of-whole',parts='parts-total',vote='vote-total',list='counted-list',drift='count-drift',
mag='magnitude',conv='conversion',age2='age-twice',ageb='age-birth',life='life',anniv='anniversary',span='span',wd='weekday-date',
order='date-order',tense='tense',imp='impossible-date',clock='clock',zone='zone',mal='malformed-number',rank='rank',score='score',
head='money-per-head',rem='remainder')
M=re.compile(r'\[\[(\w+)\|([^|\]]*)\|([^|\]]*)\|([^\]]*)\]\]')
def d(s): return D.date.fromisoformat(s)
def wd(s,n): return d(s).strftime('%A')==n
def age(b,o):
    b,o=d(b),d(o); return o.year-b.year-((o.month,o.day)<(b.month,b.day))
def days(a,b): return (d(b)-d(a)).days
def pc(a,b): return (b-a)/a*100
def near(a,b,t=0.5): return abs(a-b)<=t
MON='January February March April May June July August September October November December'.split()
WD='Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split()
bad=0
def err(*a):
    global bad; bad+=1; print(*a,file=sys.stderr)
def render(t,pick=None):
    out=[];pos=0;span=None
    for i,m in enumerate(M.finditer(t)):
        out.append(t[pos:m.start()]); pos=m.end()
        w=m[3] if i==pick else m[2]
        if i==pick: span=len(''.join(out).encode())
        out.append(w)
    out.append(t[pos:]); return ''.join(out),span
def weekdays(good,date,sid):
    mre='|'.join(MON); wre='|'.join(WD)
    for m in re.finditer(rf'({wre}),? (?:({mre}) (\d+)(?:st|nd|rd|th)?|(\d+)(?:st|nd|rd|th)? ({mre}))(?:,? (\d{{4}}))?',good):
        mo=MON.index(m[2] or m[5])+1; da=int(m[3] or m[4]); y=[int(m[6])] if m[6] else [date.year,date.year-1,date.year+1]
        c=[D.date(k,mo,da) for k in y]; c.sort(key=lambda x:abs((x-date).days))
        if WD[c[0].weekday()]!=m[1]: err(sid,'WEEKDAY',m[0],'is',WD[c[0].weekday()])
for S in ('dev','blind'):
    rows=[];n=0;wc=[]
    for f in sorted(glob.glob(f'{S}*.txt')):
        for st in re.split(r'^@ ',open(f).read(),flags=re.M)[1:]:
            n+=1; head,body=st.split('\n',1); date,title=[x.strip() for x in head.split('|',1)]
            sid=f'{S}-{n:02d}'
            for a in re.findall(r'^#A (.*)$',body,flags=re.M):
                try:
                    if not eval(a): err(sid,title,'ASSERT',a)
                except Exception as e: err(sid,'ASSERT',a,e)
            yy=re.findall(r'^#Y (\d+)$',body,flags=re.M)
            body=re.sub(r'^#[AY] .*\n?','',body,flags=re.M).strip()+'\n'
            t=f'---\ntitle: {title}\ndate: {date}\n---\n\n{body}'
            good,_=render(t); weekdays(good,d(date) if not yy else D.date(int(yy[0]),d(date).month,1),sid)
            if '[[' in good or ']]' in good: err(sid,title,'MARKUP',re.findall(r'.{0,20}(?:\[\[|\]\]).{0,40}',good))
            w=len(body.split()); wc.append(w); w=len(render(body)[0].split())
            if not 118<=w<=252: err(sid,title,'words',w)
            seen={}
            for i,m in enumerate(M.finditer(t)):
                b,s=render(t,i); k=K.get(m[1])
                if not k: err(sid,'KIND',m[1]); continue
                other=m[4]
                if other not in b: err(sid,title,'OTHER not found:',other)
                seen[k]=seen.get(k,0)+1
                rows.append(dict(id=f'{sid}-{k}'+('' if seen[k]==1 else str(seen[k])),kind=k,date=date,bad=b,good=good,error=m[3],other=other,error_at=s,story=sid))
    json_=[json.dumps(r,ensure_ascii=False) for r in rows]
    open(f'{S}.jsonl','w').write('\n'.join(json_)+('\n' if json_ else ''))
    c={k:0 for k in K.values()}
    for r in rows: c[r['kind']]+=1
    print(S,n,'stories',len(rows),'lines',c)
print('problems',bad)
