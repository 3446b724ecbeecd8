/** Pieces of the officers' desk alone, after the console's own: the list, the petition beside it, the composer. */
const widths = Array.from({ length: 21 }, (_, i) => `.days .w${i * 5}{width:${i * 5}%}`).join('');

const list = `.shots{display:grid;grid-template-columns:repeat(auto-fill,minmax(140px,1fr));gap:10px;margin:12px 0 0;padding:0;list-style:none}.shots img{display:block;width:100%;height:110px;object-fit:cover;border:1px solid var(--line);border-radius:6px;background:var(--ground)}.shots small{display:block;font-size:13px;color:var(--quiet)}
.n{white-space:nowrap}
.live{position:sticky;top:0;z-index:5}.live p:not([hidden]){display:flex;flex-wrap:wrap;align-items:center;gap:4px 12px;margin-bottom:12px;padding:8px 16px;border-left:4px solid var(--act);border-radius:6px;background:var(--wash);color:var(--act-text)}
.desklist .groups,.pane .groups{border:1px solid var(--line);border-radius:12px;overflow:hidden;background:var(--paper)}.desklist .groups:focus{outline:none}
.groups section+section{border-top:1px solid var(--line)}
.grp{display:flex;flex-wrap:wrap;align-items:baseline;gap:2px 8px;margin:0;padding:7px 24px 6px;background:var(--ground);border-bottom:1px solid var(--hair);font-size:15px}.grp small{font-size:15px;font-weight:400;color:var(--quiet)}.grp a{margin-left:auto;font-weight:400}
.its{margin:0;padding:0;list-style:none}
.it{position:relative;display:flex;align-items:stretch;border-left:4px solid transparent;border-bottom:1px solid var(--hair)}.it:last-child{border-bottom:0}
.it>a{flex:1;min-width:0;display:grid;grid-template-columns:150px minmax(0,1fr) 112px;gap:0 16px;align-items:center;min-height:54px;padding:5px 24px 5px 20px;color:var(--ink);text-decoration:none}
.it>a:hover{background:var(--ground)}.it>a:focus-visible{outline-offset:-3px;box-shadow:none}
.it .rem{color:var(--soft);line-height:1.35}.it .rem b{display:block;font-size:17px;color:var(--ink)}
.it .what{min-width:0}.it strong{display:block;overflow:hidden;font-size:17px;font-weight:500;line-height:1.4;text-overflow:ellipsis;white-space:nowrap}.it .m{font-size:13px;color:var(--quiet)}
.it .tag{min-height:20px;padding:0 6px;font-size:13px}.it .tag::before{width:7px;height:7px}
.it .d{text-align:right;line-height:1.35;color:var(--soft)}
.it.late{border-left-color:var(--late)}.it.late .rem b{color:var(--late)}.it.late .rem b::before{content:"";display:inline-block;width:9px;height:9px;margin-right:7px;border-radius:1px;background:var(--late)}
.it.stop .rem b{font-weight:500;color:var(--soft)}.it.here{border-left-color:var(--act);background:var(--wash)}.it.here strong{font-weight:700}.it.here>a:hover{background:none}
.pick{display:flex;align-items:center;justify-content:center;width:48px;margin:0}.pick input{width:20px;height:20px;accent-color:var(--act)}.pick+a{padding-left:4px}
.groups>.pages{margin:0;padding:8px 24px;border-top:1px solid var(--line)}
.bulk{position:sticky;bottom:0;display:flex;flex-wrap:wrap;align-items:center;gap:8px 12px;margin-top:12px;padding:12px 24px;border:1px solid var(--line);border-radius:12px;background:var(--paper)}.bulk label{margin:0}.bulk select{flex:0 1 280px;width:auto;min-height:44px;padding:6px 12px}
.acts .tab{margin:0}.acts{align-items:center}
`;

const page = `main.wide:has(.desk){padding:0}main.wide>.notice,main.wide>.alert{margin:16px 32px 0}main.wide:has(.desk)>.live p:not([hidden]){margin:8px 24px}
.desk{display:grid;grid-template-columns:minmax(440px,588px) minmax(0,1fr);min-height:calc(100vh - 56px);background:var(--paper)}
.pane{border-right:1px solid var(--line)}.pane .groups{border-width:1px 0 0;border-radius:0}.panehead{display:flex;align-items:center;justify-content:space-between;gap:12px;padding:12px 24px}.panehead>a{font-size:19px;color:var(--ink);text-decoration:none}.panehead .tab{margin:0}
.one{padding:22px 32px 48px;min-width:0}.one>.alert,.one>.warning{margin-bottom:16px}.back{display:none}.back+.head,.back+*{margin-top:0}
.desklist+.back,main>.back{display:block;margin-bottom:8px}
.top{display:flex;flex-wrap:wrap;justify-content:space-between;gap:16px 32px;padding-bottom:18px;border-bottom:1px solid var(--line)}.top h1{margin:8px 0 2px}.top>div:first-child{flex:1 1 260px;min-width:0}
.due{text-align:right;color:var(--soft)}.due>span{display:block}.due b{display:block;font-size:24px;line-height:1.3;color:var(--ink)}.due.late b{color:var(--late)}.due.late b::before{content:"";display:inline-block;width:12px;height:12px;margin-right:8px;border-radius:1px;background:var(--late)}
.due p{margin:4px 0 0}.why summary{display:inline-flex;align-items:center;min-height:32px;color:var(--act);text-decoration:underline;text-underline-offset:3px}.why ul{margin:4px 0 0;padding:0;list-style:none;font-size:13px}
.days{display:flex;gap:4px;width:300px;max-width:100%;margin:10px 0 0 auto;padding:0;list-style:none}.days li{flex:1;font-size:13px;text-align:center;color:var(--quiet)}.days i{display:block;height:8px;margin-bottom:4px;overflow:hidden;border-radius:2px;background:var(--hair)}.days i span{display:block;height:8px;background:var(--navy)}.days .now{font-weight:700;color:var(--ink)}.days .end{color:var(--ink)}.days li:last-child i{border-right:3px solid var(--act)}.due.late .days i span{background:var(--late)}
.two{display:grid;grid-template-columns:minmax(0,1fr) 264px;gap:32px;margin-top:18px}.two>div>:first-child,.aside>section:first-child h2{margin-top:0}.one h2{margin:24px 0 8px;font-size:17px}.one h2 small{font-size:13px;font-weight:400;color:var(--quiet)}
.say{padding:14px 16px;border-radius:8px;background:var(--ground);font-size:17px;line-height:1.6;color:var(--ink)}.say p{white-space:pre-wrap}.say p+p{margin-top:4px}.say footer{margin-top:6px;font-size:13px;color:var(--quiet)}
.who{display:flex;flex-wrap:wrap;align-items:center;gap:4px 24px;margin:12px 0 18px;color:var(--soft)}.who b{font-weight:500;color:var(--ink)}.link{min-height:44px;padding:0;border:0;background:none;color:var(--act);text-decoration:underline;text-underline-offset:3px}
.can{display:flex;flex-wrap:wrap;gap:6px;margin-bottom:10px}.can button{min-height:40px;padding:0 12px;border:1px solid var(--line);border-radius:6px;background:var(--paper);color:var(--soft)}.can button:hover{background:var(--ground)}.can button[aria-pressed=true]{border-color:var(--act);background:var(--wash);color:var(--act-text);font-weight:700}
.ans{border:1px solid #6d7882;border-radius:8px;background:var(--paper)}.ans:focus-within{outline:3px solid var(--ring);outline-offset:2px}.ans textarea{display:block;min-height:148px;padding:14px 16px;border:0;border-radius:8px;background:none;font-size:17px}.ans textarea:focus-visible{outline:none;box-shadow:none}
.ans .f{display:flex;flex-wrap:wrap;justify-content:space-between;gap:4px 16px;padding:8px 16px;border-top:1px solid var(--hair);font-size:13px;color:var(--quiet)}.count{text-align:right}.count b{font-weight:500;color:var(--ink)}#panel-meter{flex:1 1 200px}.swap{margin-top:2px;text-align:right;color:var(--wait-text)}.bad{color:var(--late-text);text-align:right}mark{padding:0 4px;background:var(--wait-wash);color:var(--wait-text)}
.compose>.field{margin-top:12px}.compose fieldset{margin-bottom:10px}.compose .field+.ans{margin-top:12px}.summary textarea{min-height:80px}
.send{display:flex;flex-wrap:wrap;gap:8px;margin-top:12px}.send .main{margin-left:auto}.after{margin-top:8px;text-align:right}
.act .fields{max-width:560px}.recall{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:8px 16px;margin-bottom:16px;padding:12px 16px;border-left:4px solid #9e6a00;border-radius:6px;background:var(--wait-wash);color:var(--wait-text)}.recall[hidden]{display:none}.recall span{white-space:nowrap}
.approve,.todo-box{margin:18px 0;padding:16px;border:2px solid var(--navy);border-radius:8px}.approve h2,.todo-box h2{margin-top:0}.approve form{margin-top:12px}.todo-box div+div{margin-top:12px}.todo-box .acts{margin-top:8px}
.sent ul,.sim ul,.oth ul{margin:0;padding:0;list-style:none}.sent li,.sim li{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:4px 16px;padding:8px 0;border-bottom:1px solid var(--hair)}.sent b{font-weight:500;color:var(--ink)}.sent small,.sim small{display:block;font-size:13px;color:var(--quiet)}.sim a{display:block;min-height:44px}.sim small{text-decoration:none;display:inline-block;width:100%}.sim span{color:var(--quiet)}
.line{margin:0;padding:0;list-style:none}.line li{position:relative;padding:0 0 16px 32px}.line li::before{content:"";position:absolute;left:0;top:2px;width:18px;height:18px;border:2px solid var(--navy);border-radius:50%;background:var(--navy);box-shadow:inset 0 0 0 4px var(--navy)}.line li:not(:last-child)::after{content:"";position:absolute;left:8px;top:22px;bottom:0;width:2px;background:var(--navy)}
.line .is::before{border-color:var(--act);background:var(--paper);box-shadow:inset 0 0 0 4px var(--act)}.line .is:not(:last-child)::after{background:var(--line)}.line .todo::before{border-color:var(--quiet);background:var(--paper);box-shadow:none}.line .todo.late::before{border-color:var(--late);border-radius:2px}.line .todo.late p{color:var(--late-text)}
.line h3{margin:0;font-size:15px}.line p{margin:0;font-size:13px;color:var(--quiet)}.line .wrote{margin-top:4px;padding:8px 10px;border-radius:6px;background:var(--ground);font-size:15px;color:var(--ink);white-space:pre-wrap}
.oth{margin-top:20px;padding-top:16px;border-top:1px solid var(--hair)}.oth h2{margin-top:0}.oth li{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:0 12px}.oth a{display:inline-flex;align-items:center;min-height:44px;color:var(--ink)}.oth small{font-size:13px;color:var(--quiet)}
.seen{margin-top:20px;padding:16px;border:1px solid var(--hair);border-radius:12px;background:var(--ground)}.seen h2{margin-top:0}.seen .devices{grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:16px}.seen .pv.mobile,.seen .pv.tv{grid-column:1/-1;grid-row:auto}.seen .pv.pda .bx{width:100%;max-width:242px}.seen .pv.mobile .bx{width:100%;max-width:392px}
.aside .story h2{margin:0 0 12px}
`;

const narrow = `@media (max-width:1279px){.desk{grid-template-columns:minmax(0,1fr)}.pane{display:none}.back{display:block;margin-bottom:8px}.one{max-width:1168px;width:100%;margin:0 auto;padding:20px 24px 40px}}
@media (max-width:860px){.two{grid-template-columns:minmax(0,1fr);gap:8px}.aside{padding-top:16px;border-top:1px solid var(--line)}.due{text-align:left}.days{margin-left:0}}
@media (max-width:719px){.one{padding:16px}.grp{padding:7px 16px 6px}.it>a{grid-template-columns:minmax(0,1fr) auto;gap:0 12px;padding:8px 16px 8px 12px}.it .rem{grid-column:1;line-height:1.5}.it .rem b{display:inline;font-size:15px}.it .d{grid-column:2;grid-row:1/3}.it .what{grid-column:1}.it strong{white-space:normal}.pick+a{padding-left:0}.pick{width:44px}.seen .devices{grid-template-columns:minmax(0,1fr)}.send .btn{flex:1 1 auto}.send .main{margin-left:0}.bulk{position:static}.bulk select{flex:1 1 200px}.groups>.pages{padding:8px 16px}.panehead{padding:12px 16px}}
@media print{.pane,.send,.can,.oth,.bulk,.live{display:none}.desk,.two{display:block}}
`;

export const style = widths + list + page + narrow;
