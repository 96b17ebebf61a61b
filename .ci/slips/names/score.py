"""score.py SET.jsonl BIN [--list KIND|alarms]: each bad and good as a file (date in its front matter too), one run per date."""
import sys,json,subprocess,tempfile,os,collections
a=sys.argv[1:]; lst=None
if '--list' in a: i=a.index('--list'); lst=a[i+1]; del a[i:i+2]
rows=[json.loads(l) for l in open(a[0],encoding='utf8')]; BIN=os.path.abspath(a[1])
blind='blind' in os.path.basename(a[0])
D=tempfile.mkdtemp(prefix='nameset'); f=collections.defaultdict(list); goods={}
dates=collections.defaultdict(list)
for r in rows: dates[r['date']].append(r)
for d,rs in dates.items():
    p=f'{D}/{d}'; os.mkdir(p)
    for r in rs:
        open(f'{p}/{r["id"]}.bad.md','w').write(r['bad'])
        if r['good'] not in goods: goods[r['good']]=f'{p}/{r["id"]}.good.md'; open(goods[r['good']],'w').write(r['good'])
    o=subprocess.run([BIN,'check','--format','json','--min-level','note','--fail-on','never','--date',d,p],capture_output=True,text=True)
    for x in json.loads(o.stdout)['diagnostics']: f[os.path.realpath(x['path'])].append(x)
def spans(bad,r):
    e=r['error'].encode(); s=[(r['at'],r['at']+len(e))] if 'at' in r else []
    if not s:
        k=bad.find(e)
        while k>=0: s.append((k,k+len(e))); k=bad.find(e,k+1)
    o=r['other'].encode(); k=bad.find(o) if o else -1
    while k>=0: s.append((k,k+len(o))); k=bad.find(o,k+1)
    return s
hit=lambda x,s:any(max(a,c)<min(max(b,a+1),d) for a,b in [(x['start'],x['end'])]+[(l['start'],l['end']) for l in x['labels']] for c,d in s)
W=lambda x:x['severity']!='note'
T=collections.defaultdict(lambda:[0,0,0,0]); res={}
alarms={g:[x for x in f[os.path.realpath(p)] if W(x)] for g,p in goods.items()}
for r in rows:
    s=spans(r['bad'].encode(),r); g=f[os.path.realpath(goods[r['good']])]
    old={(x['rule'],x['message']) for x in g}; oldw={(x['rule'],x['message']) for x in g if W(x)}
    B=f[os.path.realpath(f"{D}/{r['date']}/{r['id']}.bad.md")]
    w=any(W(x) and (x['rule'],x['message']) not in oldw and hit(x,s) for x in B)
    n=any((x['rule'],x['message']) not in old and hit(x,s) for x in B)
    off=[x for x in B if W(x) and (x['rule'],x['message']) not in oldw]
    res[r['id']]=0 if w else 1 if n else 2; t=T[r['kind']]; t[res[r['id']]]+=1; t[3]+=len(alarms[r['good']])
    if lst==r['kind'] and not w and not blind: print(r['id'],'NOTE' if n else 'MISS','| error:',r['error'],'| other:',r['other'],*(f"| elsewhere: [{x['rule']}] {x['message']}" for x in off))
if lst=='alarms' and not blind:
    for g,p in goods.items():
        for x in alarms[g]: print(os.path.basename(p),x['line'],x['rule'],x['message'],'|',g.encode()[x['start']:x['end']].decode(errors='replace'))
print(f'{"kind":28}{"n":>4}{"caught":>8}{"note":>6}{"missed":>8}{"alarms on good":>16}')
for k,t in sorted(T.items()): print(f'{k:28}{sum(t[:3]):4}{t[0]:8}{t[1]:6}{t[2]:8}{t[3]:16}')
z=[sum(t[i] for t in T.values()) for i in range(3)]
al=[x for v in alarms.values() for x in v]
print(f'{"all":28}{sum(z):4}{z[0]:8}{z[1]:6}{z[2]:8}   {len(al)} alarms on {sum(1 for v in alarms.values() if v)} of {len(goods)} distinct good stories (a story\'s alarms count once in each kind above)')
if al: print('alarms by rule:',dict(collections.Counter(x['rule'] for x in al)))
