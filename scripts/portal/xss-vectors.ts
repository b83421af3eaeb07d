/**
 * Texts by which a page would run a script, load something or show a dialog, if any text of a document were
 * read as markup. Each calls `alert` or asks an origin of its own, so that a page shows whether it was.
 */
const scripts = [
  "<script>alert(1)</script>",
  "<script src=https://evil.invalid/x.js></script>",
  "<scr<script>ipt>alert(1)</scr</script>ipt>",
  "<SCRIPT/XSS>alert(1)</SCRIPT>",
  "</script><script>alert(1)</script>",
  "<!--><script>alert(1)</script>-->",
  "<img src=x onerror=alert(1)>",
  '<img src="x" onerror="alert(1)" />',
  "<img src=https://evil.invalid/p.png>",
  "<img/src/onerror=alert(1)>",
  "<img src=x onerror=alert(1)//",
  "<svg onload=alert(1)>",
  "<svg><script>alert(1)</script></svg>",
  "<svg><a xlink:href=javascript:alert(1)><text y=20>x</text></a></svg>",
  "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
  "<svg><use href=https://evil.invalid/x.svg#x></use></svg>",
  "<math><mtext></table><img src=x onerror=alert(1)></math>",
  "<body onload=alert(1)>",
  "<iframe src=javascript:alert(1)></iframe>",
  "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
  "<iframe src=https://evil.invalid/></iframe>",
  "<object data=https://evil.invalid/x></object>",
  "<embed src=javascript:alert(1)>",
  "<link rel=stylesheet href=https://evil.invalid/x.css>",
  "<style>@import 'https://evil.invalid/x.css';</style>",
  "<style>*{background:url(https://evil.invalid/x)}</style>",
  "<div style=background:url(https://evil.invalid/x)>x</div>",
  "<base href=https://evil.invalid/>",
  "<meta http-equiv=refresh content='0;url=https://evil.invalid/'>",
  "<form action=javascript:alert(1)><button>x</button></form>",
  "<input autofocus onfocus=alert(1)>",
  "<details open ontoggle=alert(1)>x</details>",
  "<video src=https://evil.invalid/v onerror=alert(1)></video>",
  "<audio src=https://evil.invalid/a onerror=alert(1)></audio>",
  "<marquee onstart=alert(1)>x</marquee>",
  "<a href=javascript:alert(1)>x</a>",
  "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
  "<template><script>alert(1)</script></template>",
  "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
  "<x onpointerenter=alert(1) style=position:fixed;inset:0>",
  "<textarea></textarea><img src=x onerror=alert(1)>",
  "<select><option><img src=x onerror=alert(1)></select>",
];

const links = [
  "[x](javascript:alert(1))",
  "[x](JaVaScRiPt:alert(1))",
  "[x](java\tscript:alert(1))",
  "[x](&#106;avascript:alert(1))",
  "[x](javascript&colon;alert(1))",
  "[x](<javascript:alert(1)>)",
  "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
  "[x](vbscript:msgbox(1))",
  "[x][y]\n\n[y]: javascript:alert(1)",
  "[y]\n\n[y]: javascript:alert(1) 'title'",
  "<javascript:alert(1)>",
  "![x](https://evil.invalid/p.png)",
  "![x][y]\n\n[y]: https://evil.invalid/p.png",
  "![x](javascript:alert(1))",
  "[![x](https://evil.invalid/p.png)](javascript:alert(1))",
  '[x](https://example.com "onmouseover=alert(1)")',
  '[x](https://example.com"onmouseover="alert(1))',
  "[x](https://example.com/<script>alert(1)</script>)",
  "[<img src=x onerror=alert(1)>](https://example.com)",
  "[a](javascript:alert(1)\n)[b](javascript:alert(1))",
  "[[x](javascript:alert(1))](javascript:alert(1))",
  "\\[x](javascript:alert(1))",
  "[x]\\(javascript:alert(1))",
  "`x`[y](javascript:alert(1))",
];

const templates = [
  "{{constructor.constructor('alert(1)')()}}",
  "{% img src='https://evil.invalid/p.png' /%}",
  "{% schemaDefinition schemaRef='#/components/schemas/X' /%}",
  "{% partial file='/etc/passwd' /%}",
  "# x {% onclick='alert(1)' %}",
  "{{{alert(1)}}}",
  "${alert(1)}",
  "<%= alert(1) %>",
  "#{alert(1)}",
  "[[${alert(1)}]]",
];

const breakouts = [
  '"><img src=x onerror=alert(1)>',
  "'><img src=x onerror=alert(1)>",
  '" onmouseover="alert(1)" autofocus onfocus="alert(1)',
  "</title><script>alert(1)</script>",
  "</textarea><script>alert(1)</script>",
  "</style><script>alert(1)</script>",
  "-->\n<script>alert(1)</script>",
  "]]><script>alert(1)</script>",
  "');alert(1);//",
  '");alert(1);//',
  "`;alert(1);//",
  "\u2028alert(1)//",
  "<\u0000script>alert(1)</script>",
  "\uFEFF<script>alert(1)</script>",
];

const bases = [...scripts, ...links, ...templates, ...breakouts];

/** Places within Markdown in which a reader of it might look away. */
const wrappers: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `Words before, **${text}** and after.`,
  (text) => `- item\n- ${text.replaceAll("\n", " ")}\n\n> ${text.replaceAll("\n", " ")}`,
  (text) =>
    `| a | b |\n| --- | --- |\n| x | ${text.replaceAll("\n", " ").replaceAll("|", "\\|")} |`,
];

/** More than three hundred vectors: each base in each place. */
export const vectors: readonly string[] = wrappers.flatMap((wrap) => bases.map(wrap));
