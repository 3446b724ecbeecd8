import { style } from './style.js';

/** The stylesheet of pages that walk (lead.ts): the same, in which such a button looks as a link would. */
export const walkStyle = `.as{border:0;background:none;color:var(--act);text-align:left;text-decoration:underline;text-underline-offset:3px;cursor:pointer}.acts .as,.tasks .as{width:100%}
${style.replace(/([^{},]*\.(?:acts|tasks|gnb|langs|me|start|foot)) a(?![\w-])([^{},]*)/g, '$1 a$2,$1 .as$2')}
.tasks .as{display:flex;flex-direction:column;justify-content:flex-start}.foot .as{padding-left:0}`;
