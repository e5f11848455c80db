// The style sheet: one calm page for light and dark, narrow and wide, screen and paper.

enum HTMLStyle {
    /// Of a page of its own.
    static let page = """
        html{scroll-behavior:smooth;-webkit-text-size-adjust:100%}
        @media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
        body.cr-page{margin:0;background:#f6f5f1;color:#1d2329}
        .cr-banner,.cr-footer,.cr-page main{max-width:66rem;margin:0 auto;padding:0 1rem}
        .cr-banner p,.cr-footer p{font:600 .85rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif;margin:0;padding:.9rem 0;color:#56606a}
        .cr-footer p{font-weight:400;padding:1.5rem 0 2.5rem}
        .cr-page main:focus{outline:none}
        .cr-skip{position:absolute;left:-99rem;top:0;z-index:2;padding:.6rem 1rem;background:#1d2329;color:#fff;font:1rem system-ui,sans-serif}
        .cr-skip:focus{left:0}
        @media (prefers-color-scheme:dark){body.cr-page{background:#14181c;color:#e6e8ea}.cr-banner p,.cr-footer p{color:#a6afb8}}
        @media print{html{font-size:9.2pt}body.cr-page{background:#fff;color:#000}.cr-banner,.cr-skip,.cr-footer{display:none}.cr-page main{max-width:none;padding:0}}

        """

    /// Of the report; every rule starts from the class of its root.
    static let report = """
        .cr{--paper:#f6f5f1;--card:#fff;--ink:#1d2329;--faint:#56606a;--line:#d8d5cd;--link:#1b5276;--mark:#efede6;--fill:#3d6f8e;
        --stop:#a3161b;--stop-bg:#fbecec;--warn:#834700;--warn-bg:#fcf1e0;--pact:#6b2f86;--pact-bg:#f5edf9;--ask:#1f4f8f;--ask-bg:#e9f0fa;--tip:#2c5f6a;--tip-bg:#e8f2f3;--good:#1c6638;--good-bg:#e7f3ea;--none:#56606a;--none-bg:#edece7;
        font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif;color:var(--ink);overflow-wrap:anywhere;font-variant-numeric:tabular-nums}
        @media (prefers-color-scheme:dark){.cr{--paper:#14181c;--card:#1c2127;--ink:#e6e8ea;--faint:#a6afb8;--line:#3a424b;--link:#93c7e8;--mark:#262d35;--fill:#6ea7c8;
        --stop:#ff9f99;--stop-bg:#391c1e;--warn:#f4b968;--warn-bg:#35280f;--pact:#d9abef;--pact-bg:#2e2037;--ask:#9cc4f7;--ask-bg:#1a2a40;--tip:#97ccd6;--tip-bg:#172f37;--good:#8fd3a6;--good-bg:#16301f;--none:#a6afb8;--none-bg:#262d35}}
        .cr *{box-sizing:border-box}
        .cr p,.cr ul,.cr ol,.cr dl,.cr figure,.cr blockquote{margin:0;padding:0}
        .cr p+p{margin-top:.4rem}
        .cr ul,.cr ol{list-style:none}
        .cr h1,.cr h2,.cr h3,.cr h4,.cr h5,.cr h6{line-height:1.25;margin:0;font-weight:650;text-wrap:balance}
        .cr a{color:var(--link);text-underline-offset:.15em}
        .cr :focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:3px}
        .cr code{font:.86em/1.4 ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace}
        .cr [id]{scroll-margin-top:1rem}
        .cr :target{outline:2px solid var(--link);outline-offset:.4rem;border-radius:3px}
        .cr .cr-faint,.cr .cr-kicker,.cr .cr-basis,.cr .cr-unit,.cr .cr-rules,.cr figcaption,.cr dt,.cr caption{color:var(--faint)}
        .cr .cr-sign{width:1em;height:1em;flex:none;fill:currentColor;vertical-align:-.12em}
        .cr .cr-cut{fill:none;stroke:var(--card);stroke-width:1.7;stroke-linecap:round;stroke-linejoin:round}
        .cr .cr-is-non-conforme{--c:var(--stop);--b:var(--stop-bg)}
        .cr .cr-is-a-justifier{--c:var(--warn);--b:var(--warn-bg)}
        .cr .cr-is-engagement{--c:var(--pact);--b:var(--pact-bg)}
        .cr .cr-is-a-verifier{--c:var(--ask);--b:var(--ask-bg)}
        .cr .cr-is-recommandations{--c:var(--tip);--b:var(--tip-bg)}
        .cr .cr-is-conforme{--c:var(--good);--b:var(--good-bg)}
        .cr .cr-is-acceptes,.cr .cr-is-sans-objet,.cr .cr-is-sans-consequence{--c:var(--none);--b:var(--none-bg)}

        .cr .cr-kicker{font-size:.9rem}
        .cr .cr-title{font-size:clamp(1.35rem,1.1rem + 1.3vw,2rem);margin-top:.15rem}
        .cr .cr-facts{display:flex;flex-wrap:wrap;gap:.35rem 1.6rem;margin-top:.7rem;font-size:.93rem}
        .cr .cr-facts dt,.cr .cr-facts dd{display:inline}
        .cr .cr-facts dt::after{content:"\\a0: "}
        .cr .cr-facts dd{margin:0}
        .cr .cr-verdict{display:flex;gap:.9rem;align-items:flex-start;margin-top:1rem;padding:1rem 1.15rem;background:var(--b);border-left:.4rem solid var(--c);border-radius:.5rem}
        .cr .cr-verdict>.cr-sign{width:1.9rem;height:1.9rem;color:var(--c);margin-top:.05rem}
        .cr .cr-verdict .cr-cut{stroke:var(--b)}
        .cr .cr-verdict p{font-size:.95rem}
        .cr .cr-verdict .cr-sentence{font-size:1.2rem;line-height:1.35;font-weight:650;color:var(--c)}
        .cr .cr-verdict .cr-faint{color:var(--ink)}
        .cr .cr-counts{display:flex;flex-wrap:wrap;gap:.5rem;margin-top:.9rem}
        .cr .cr-count{display:inline-flex;gap:.4rem;align-items:center;padding:.35rem .75rem;min-height:2.4rem;border:1px solid var(--line);border-radius:2rem;background:var(--card);color:var(--ink);text-decoration:none;font-size:.93rem}
        .cr a.cr-count:hover{border-color:var(--c)}
        .cr a.cr-count span{text-decoration:underline;text-underline-offset:.15em}
        .cr .cr-count .cr-sign{color:var(--c)}
        .cr .cr-parts{display:flex;flex-wrap:wrap;gap:.2rem 1.1rem;margin-top:.7rem;font-size:.93rem}
        .cr .cr-parts a{display:inline-block;padding:.2rem 0}

        .cr .cr-todo{margin-top:1.2rem;padding:1.1rem 1.25rem;background:var(--card);border:1px solid var(--line);border-radius:.6rem}
        .cr .cr-todo h2,.cr .cr-todo h3{font-size:1.15rem}
        .cr .cr-todo ol{margin-top:.6rem}
        .cr .cr-todo li{position:relative;padding:.15rem 0 .65rem 2.4rem}
        .cr .cr-n{position:absolute;left:0;top:.15rem;width:1.65rem;height:1.65rem;border-radius:50%;background:var(--ink);color:var(--card);font-weight:650;text-align:center;line-height:1.65rem;font-size:.95rem}
        .cr .cr-todo li p{font-size:.93rem}

        .cr .cr-group,.cr>.cr-part{margin-top:2.6rem}
        .cr .cr-group>h2,.cr>.cr-part>h2,.cr .cr-group>h3,.cr>.cr-part>h3{font-size:1.4rem;padding-bottom:.35rem;border-bottom:2px solid var(--line)}
        .cr .cr-group>h2 .cr-sign,.cr .cr-group>h3 .cr-sign{color:var(--c)}
        .cr .cr-group>h2 .cr-cut,.cr .cr-group>h3 .cr-cut{stroke:var(--paper)}
        .cr .cr-number{color:var(--faint);font-weight:400}
        .cr .cr-group>p.cr-faint,.cr>.cr-part>p{margin-top:.5rem}
        .cr .cr-group .cr-part>h3,.cr .cr-group .cr-part>h4{font-size:1.2rem;margin-top:1.5rem}
        .cr .cr-group .cr-part>.cr-asked-of{font-size:1rem;margin-top:1rem}
        .cr .cr-part .cr-part{margin-top:1.5rem}
        .cr .cr-finding{margin-top:1rem;padding:1.05rem 1.25rem 1.15rem;background:var(--card);border:1px solid var(--line);border-left:.35rem solid var(--c,var(--line));border-radius:.5rem}
        .cr .cr-finding>h3,.cr .cr-finding>h4,.cr .cr-finding>h5{font-size:1.08rem}
        .cr .cr-lots{font-weight:400;color:var(--faint)}
        .cr .cr-basis{font-size:.88rem;margin-top:.2rem}
        .cr .cr-reason{margin-top:.6rem}
        .cr .cr-finding>.cr-faint{font-size:.93rem;margin-top:.4rem}
        .cr .cr-question{margin-top:.7rem;padding:.6rem .9rem;background:var(--ask-bg);border-radius:.4rem}
        .cr .cr-remedy{margin-top:.8rem;padding:.7rem .95rem;background:var(--good-bg);border-radius:.4rem}
        .cr .cr-label{font-size:.85rem;font-weight:650;color:var(--good)}
        .cr .cr-copy{white-space:pre-line;-webkit-user-select:all;user-select:all}
        .cr .cr-label+.cr-copy{margin-top:.15rem}
        .cr .cr-quotes{margin-top:.8rem}
        .cr .cr-quote{margin-top:.55rem;padding-left:.8rem;border-left:3px solid var(--line)}
        .cr .cr-quote blockquote::before{content:"«\\202f"}
        .cr .cr-quote blockquote::after{content:"\\202f»"}
        .cr .cr-quote figcaption{font-size:.87rem}
        .cr .cr-what{color:var(--ink)}
        .cr .cr-sides{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(15rem,100%),1fr));gap:.8rem;margin-top:.8rem}
        .cr .cr-sides>li{padding:.8rem .95rem;background:var(--mark);border-radius:.4rem}
        .cr .cr-sides .cr-quote{border-color:var(--faint)}
        .cr .cr-value{font-weight:650}

        .cr details{margin-top:.8rem}
        .cr summary{cursor:pointer;color:var(--link);padding:.25rem 0;font-size:.95rem}
        .cr summary:hover{text-decoration:underline;text-underline-offset:.15em}
        .cr .cr-more>.cr-finding{content-visibility:auto;contain-intrinsic-size:auto 14rem}
        .cr .cr-rule{font-size:.95rem}
        .cr .cr-rule p{margin-top:.3rem}
        .cr .cr-asked{margin-top:.5rem}
        .cr .cr-asked li{padding:.3rem 0 .3rem 1.3rem;position:relative}
        .cr .cr-asked li::before{content:"?";position:absolute;left:0;color:var(--ask);font-weight:700}
        .cr .cr-rules{font-size:.82rem}
        .cr .cr-list li{padding:.3rem 0;border-top:1px solid var(--line);font-size:.93rem;break-inside:avoid}
        .cr .cr-columns{columns:22rem 2;column-gap:2rem}

        .cr .cr-scroll{overflow-x:auto;margin-top:1rem;background:var(--card);border:1px solid var(--line);border-radius:.5rem}
        .cr table{border-collapse:collapse;width:100%;font-size:.93rem}
        .cr caption{text-align:left;padding:.7rem .9rem .3rem;font-size:.88rem}
        .cr th,.cr td{text-align:left;vertical-align:top;padding:.55rem .9rem;border-top:1px solid var(--line);overflow-wrap:break-word;min-width:6.5rem}
        .cr th bdi,.cr td bdi{overflow-wrap:anywhere}
        .cr thead th{border-top:0;font-size:.87rem;color:var(--faint);font-weight:650}
        .cr tbody th{font-weight:600;min-width:11rem}
        .cr .cr-why{min-width:16rem}
        .cr .cr-narrow{max-width:46rem}
        .cr .cr-lot-title{display:block;font-weight:400}
        .cr .cr-unit{display:inline-block;font-size:.87rem;margin-left:.3rem;font-weight:400}
        .cr .cr-flag{color:var(--warn);font-size:.87rem}
        .cr .cr-tally{display:block;white-space:nowrap}
        .cr .cr-tally .cr-sign,.cr td .cr-sign{color:var(--c)}
        .cr .cr-bar{display:block;width:100%;max-width:14rem;height:.5rem;margin-top:.3rem;border-radius:.25rem}
        .cr .cr-track{fill:var(--mark)}
        .cr .cr-fill{fill:var(--fill)}
        .cr .cr-weights td{width:40%}
        .cr .cr-sub th{padding-left:2rem;font-weight:400}
        .cr tfoot th,.cr tfoot td{font-weight:650;border-top:2px solid var(--line)}
        .cr .cr-line{display:block;width:100%;max-width:46rem;height:auto;margin-top:1rem}
        .cr .cr-axis,.cr .cr-tick{stroke:var(--faint);stroke-width:1.5}
        .cr .cr-event{fill:var(--fill)}
        .cr .cr-due{fill:var(--stop)}
        .cr .cr-month,.cr .cr-place{fill:var(--ink);font-size:13px;text-anchor:middle}
        .cr .cr-place{font-weight:650}
        .cr .cr-dates{list-style:decimal;padding-left:1.8rem;margin-top:.6rem}
        .cr .cr-dates li{padding:.15rem 0}
        .cr .cr-note{margin-top:.8rem;padding:.6rem .9rem;background:var(--warn-bg);border-left:.25rem solid var(--warn);border-radius:.3rem}

        @media (max-width:40rem){.cr .cr-finding,.cr .cr-todo{padding:.9rem .9rem 1rem}.cr .cr-verdict{padding:.85rem .9rem}.cr .cr-verdict .cr-sentence{font-size:1.1rem}}
        @media (forced-colors:active){.cr .cr-sign,.cr .cr-fill{forced-color-adjust:none}}

        @page{size:A4;margin:20mm 16mm 18mm;@top-right{content:"Clausier";font:8pt system-ui,sans-serif;color:#555}@bottom-right{content:counter(page) " / " counter(pages);font:8pt system-ui,sans-serif;color:#555}}
        @media print{
        .cr{--paper:#fff;--card:#fff;--ink:#000;--faint:#444;--line:#bbb;--link:#000;--mark:#eee;--fill:#3d6f8e;--stop:#a3161b;--stop-bg:#fbecec;--warn:#834700;--warn-bg:#fcf1e0;--pact:#6b2f86;--pact-bg:#f5edf9;--ask:#1f4f8f;--ask-bg:#e9f0fa;--tip:#2c5f6a;--tip-bg:#e8f2f3;--good:#1c6638;--good-bg:#e7f3ea;--none:#444;--none-bg:#eee;
        print-color-adjust:exact;-webkit-print-color-adjust:exact}
        .cr a{text-decoration:none}
        .cr .cr-parts{display:none}
        .cr .cr-more>.cr-finding{content-visibility:visible}
        .cr details::details-content{content-visibility:visible;block-size:auto;display:block}
        .cr summary{list-style:none;color:var(--ink);font-weight:650}
        .cr summary::-webkit-details-marker{display:none}
        .cr h1,.cr h2,.cr h3,.cr h4,.cr h5,.cr summary,.cr caption,.cr .cr-basis{break-after:avoid}
        .cr .cr-quote,.cr .cr-remedy,.cr .cr-question,.cr .cr-sides>li,.cr tr,.cr .cr-todo,.cr .cr-verdict,.cr .cr-asked li{break-inside:avoid}
        .cr p{orphans:3;widows:3}
        .cr thead{display:table-header-group}
        .cr .cr-scroll{overflow:visible;border:0}
        .cr .cr-scroll th,.cr .cr-scroll td{min-width:0;padding:.35rem .5rem}
        .cr .cr-columns{columns:2;font-size:.9em}
        }

        """

    /// Of the page of indicators.
    static let indicators = """
        .cr .cr-figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(17rem,100%),1fr));gap:.8rem;margin-top:1rem}
        .cr .cr-figures>div{padding:.9rem 1.1rem;background:var(--card);border:1px solid var(--line);border-radius:.6rem;break-inside:avoid}
        .cr .cr-figures dd{margin:0}
        .cr .cr-figures b{display:block;font-size:1.55rem;line-height:1.3}
        .cr .cr-figures span{font-size:.9rem}
        .cr .cr-dense th,.cr .cr-dense td{padding:.5rem .55rem;min-width:4.6rem}
        .cr .cr-dense tbody th{min-width:7rem}
        .cr .cr-plots{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(24rem,100%),1fr));gap:1rem;margin-top:1rem}
        .cr .cr-plot{padding:.9rem 1rem;background:var(--card);border:1px solid var(--line);border-radius:.6rem;break-inside:avoid}
        .cr .cr-plot figcaption{font-weight:650;color:var(--ink)}
        .cr .cr-plot>svg{display:block;width:100%;height:auto;margin-top:.4rem}
        .cr .cr-grid{stroke:var(--line)}
        .cr .cr-tick-text,.cr .cr-label-text{fill:var(--ink);font-size:12px}
        .cr .cr-tick-text{text-anchor:end}
        .cr .cr-label-text{text-anchor:middle}
        .cr .cr-seg{stroke:var(--fill);stroke-width:1;vector-effect:non-scaling-stroke}
        .cr .cr-yes{fill:var(--fill)}
        .cr .cr-no{fill:var(--card)}
        .cr .cr-hatch-ground{fill:var(--card)}
        .cr .cr-hatch-line{stroke:var(--fill);stroke-width:2.4}
        .cr .cr-legend{display:flex;flex-wrap:wrap;gap:.3rem 1.1rem;font-size:.88rem;margin-top:.3rem}
        .cr .cr-legend li{display:flex;align-items:center;gap:.35rem}
        .cr .cr-legend svg{width:.95rem;height:.95rem}
        .cr .cr-stack{display:block;width:100%;min-width:6rem;max-width:12rem;height:.65rem;margin-top:.3rem}

        """

    /// Every printed sheet bears the market and the day of the law.
    static func printHeader(_ text: String) -> String {
        "@page{@top-left{content:\(HTMLText.styleString(text));font:8pt system-ui,sans-serif;color:#555;width:80%}}\n"
    }
}
