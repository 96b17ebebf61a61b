"""Build a set: python3 build.py dev.txt dev.jsonl. Format: '=== DATE', front-matter lines, blank, body, then '!! kind | pre{good=>bad}post | other'."""
import sys,re,json
src,out=sys.argv[1:3]; pre=src.split('/')[-1][0]
n=0; bad_lines=0; rows=[]
for i,blk in enumerate(re.split(r'^=== ',open(src,encoding='utf8').read(),flags=re.M)[1:],1):
    date,rest=blk.split('\n',1); date=date.strip()
    body,*muts=re.split(r'^!! ',rest,flags=re.M)
    fm,text=body.strip('\n').split('\n\n',1)
    fl=fm.split('\n'); fl.insert(1,f'date: {date}')
    good='---\n'+'\n'.join(fl)+'\n---\n\n'+text.rstrip()+'\n'
    w=len(text.split())
    if not 105<=w<=260: print(f'story {i}: {w} words',file=sys.stderr)
    seen={}
    for m in muts:
        p=[x.strip('\n') for x in re.split(r' \|(?: |$)',m.rstrip())]+['']
        kind=p[0].strip(); spec=p[1]; other=p[2].strip() if len(p)>2 else ''
        spec=spec.replace('\\n','\n')
        a,g,b,z=re.fullmatch(r'(.*?)\{(.*?)=>(.*)\}(.*)',spec,flags=re.S).groups()
        old=a+g+z; c=good.count(old)
        if c!=1: print(f'story {i} {kind}: {c} matches of {old!r}',file=sys.stderr); bad_lines+=1; continue
        at=good.index(old); bad=good[:at]+a+b+z+good[at+len(old):]
        error=b if b.strip() else a+z; s=at+len(a) if b.strip() else at
        lead=len(error)-len(error.lstrip()); error=error.strip(); s+=lead
        assert bad[s:s+len(error)]==error
        if not other:  # the paragraph it stands in
            other=bad[bad.rfind('\n',0,s)+1:]; other=other[:other.find('\n',max(0,s-bad.rfind('\n',0,s)-1+len(error)))]
        if other and other not in bad: print(f'story {i} {kind}: other {other!r} not in bad',file=sys.stderr); bad_lines+=1
        seen[kind]=seen.get(kind,0)+1
        rows.append(dict(id=f'{pre}{i:02}-{kind}-{seen[kind]}',kind=kind,date=date,bad=bad,good=good,error=error,other=other,at=len(bad[:s].encode())))
with open(out,'w',encoding='utf8') as f:
    for r in rows: f.write(json.dumps(r,ensure_ascii=False)+'\n')
cnt={}
for r in rows: cnt[r['kind']]=cnt.get(r['kind'],0)+1
print(i,'stories',len(rows),'cases',bad_lines,'problems'); print(' '.join(f'{k}:{v}' for k,v in sorted(cnt.items())))
