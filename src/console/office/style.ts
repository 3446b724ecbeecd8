/** The pages beside the desk: a year of months, bars of progress, forms in a row. */
export const style = `.fields.inline{display:flex;flex-wrap:wrap;align-items:flex-end;gap:16px}.fields.inline>.field{flex:1 1 200px;max-width:400px}.fields.inline>.btn{flex:none}
.bar{font-weight:400;margin:0}.bar progress{display:block;width:100%;min-width:180px;height:12px;margin-top:6px;accent-color:var(--act)}
.years{margin-top:32px}.years+h2{margin-top:0}
.year{display:grid;grid-template-columns:repeat(auto-fill,minmax(256px,1fr));gap:16px}.year section{padding:16px;border:1px solid var(--line);border-radius:12px;background:var(--paper)}.year h3{margin:0 0 8px}
.month{display:grid;grid-template-columns:repeat(7,1fr);text-align:center;font-size:13px}.month b{padding:4px 0;font-weight:400;color:var(--quiet)}.month i{padding:5px 0;border-radius:6px;font-style:normal;color:var(--text)}.month .sat{color:var(--quiet)}.month .off{color:var(--late);font-weight:700}.month .ours{background:var(--late);color:#fff;font-weight:700}.month .today{outline:2px solid var(--act);outline-offset:-2px}
.year ul{margin:10px 0 0;padding:10px 0 0;border-top:1px solid var(--hair);list-style:none}.year li{display:flex;flex-wrap:wrap;align-items:center;gap:0 8px;padding:2px 0}.year li span{color:var(--late-text);font-weight:700}.year li a{display:inline-flex;align-items:center;min-height:44px;margin-left:auto}
`;
