import { readFileSync } from 'node:fs'
import { bundleMDX } from 'mdx-bundler'
const base='http://localhost:3411'
const r = await fetch(base+'/demo',{method:'POST',redirect:'manual',headers:{origin:base},body:new URLSearchParams({person:'PS-1024'})})
const cookie = r.headers.getSetCookie().map(c=>c.split(';')[0]).join('; ')
const path='02-privacy/01-what-is-personal.mdx'
const text=readFileSync('courses/'+path,'utf8')
const post=async(addr,n)=>{const t=performance.now();const a=await fetch(base+addr,{method:'POST',headers:{origin:base,cookie,accept:'text/html'},body:new URLSearchParams({path,text:text.replace('It is Monday','It is Monday '+n+addr.length)})});const b=await a.text();return [performance.now()-t,a.status,b.length]}
const p50=a=>a.sort((x,y)=>x-y)[Math.floor(a.length/2)].toFixed(0)
const times={bare:[],preview:[],problems:[]}
for(let n=0;n<20;n++){
 const t=performance.now(); await bundleMDX({source:'\n'+text.split('---\n').slice(2).join('---\n').replace('It is Monday','It is Monday '+n)}); times.bare.push(performance.now()-t)
 const p=await post('/training/courses/privacy/preview?path='+encodeURIComponent(path),n); times.preview.push(p[0])
 const q=await post('/training/courses/privacy/problems',n+1000); times.problems.push(q[0])
 if(n===0) console.log(p,q)
}
for(const k in times) console.log(k,p50(times[k]))
