#!/usr/bin/env python3
"""score.py SET BIN [--list KIND]   scores lastread on a number set (see README.md)"""
import json,sys,os,subprocess,tempfile,argparse,collections
ap=argparse.ArgumentParser();ap.add_argument('set');ap.add_argument('bin');ap.add_argument('--list');ap.add_argument('--alarms',action='store_true',help='print the alarms on good twins (dev only)')
A=ap.parse_args(); rows=[json.loads(l) for l in open(A.set) if l.strip()]
blind='blind' in os.path.basename(A.set)
if blind and (A.list or A.alarms): sys.exit('blind set: scores only')
HIGH={'warning','error'}
with tempfile.TemporaryDirectory() as T:
    goods={}
    for i,r in enumerate(rows):
        open(f'{T}/b{i:04d}.md','w',newline='').write(r['bad'])
        if r['good'] not in goods:
            goods[r['good']]=f'g{len(goods):04d}.md'; open(f'{T}/'+goods[r['good']],'w',newline='').write(r['good'])
    # no --date: every story states its own, and one run cannot carry many; --date was seen to override the front matter
    p=subprocess.run([os.path.abspath(A.bin),'check','--format','json','--min-level','note','--fail-on','never',T],capture_output=True,text=True)
    if p.returncode: sys.exit(p.stderr or p.returncode)
    by=collections.defaultdict(list)
    for x in json.loads(p.stdout)['diagnostics']: by[os.path.basename(x['path'])].append(x)
def places(text,w):
    b=text.encode();w=w.encode();out=[];k=b.find(w)
    while w and k>=0: out.append((k,k+len(w)));k=b.find(w,k+1)
    return out
def spans(x): return [(x['start'],x['end'])]+[(l['start'],l['end']) for l in x.get('labels',[]) if 'start' in l and l.get('path') in (None,x['path'])]
T=collections.defaultdict(collections.Counter);miss=[]
for i,r in enumerate(rows):
    k=r['kind'];T[k]['n']+=1
    old=collections.Counter((x['rule'],x['message']) for x in by[goods[r['good']]])
    where=[(r['error_at'],r['error_at']+len(r['error'].encode()))] if 'error_at' in r else places(r['bad'],r['error'])
    where+=places(r['bad'],r['other']); best='missed'
    for x in by[f'b{i:04d}.md']:
        if (x['rule'],x['message']) in old: continue
        if any(s<e2 and s2<e or s==s2 for s,e in spans(x) for s2,e2 in where):
            if x['severity'] in HIGH: best='warning';break
            best='note'
    T[k][best]+=1
    if best!='warning' and k==A.list: miss.append((best,r))
alarms=[(g,x) for g in goods.values() for x in by[g] if x['severity'] in HIGH]
ra=collections.Counter(x['rule'] for _,x in alarms); ks=list(dict.fromkeys(r['kind'] for r in rows))
for k in ks:
    T[k]['al']=sum(len([x for x in by[goods[g]] if x['severity'] in HIGH]) for g in {r['good'] for r in rows if r['kind']==k})
print(f"{'kind':18}{'n':>4}{'warn+':>7}{'note':>6}{'missed':>8}{'alarms on good*':>17}")
for k in ks: c=T[k];print(f"{k:18}{c['n']:4}{c['warning']:7}{c['note']:6}{c['missed']:8}{c['al']:17}")
s=sum(T.values(),collections.Counter());print(f"{'all':18}{s['n']:4}{s['warning']:7}{s['note']:6}{s['missed']:8}{len(alarms):17}")
print(f"* warning+ on {len(goods)} distinct good stories; a story stands under several kinds, the last row counts it once. by rule: {dict(ra)}")
if A.alarms:
    inv={v:k for k,v in goods.items()}
    for g,x in alarms: b=inv[g].encode();print(f"\n{inv[g].split(chr(10))[1]}\n  {x['rule']}: {x['message']}\n  >> {b[max(0,x['start']-60):x['end']+60].decode(errors='replace')!r}")
for b,r in miss: print(f"{r['id']} [{b}]\n   error: {r['error']}\n   other: {r['other']}")
