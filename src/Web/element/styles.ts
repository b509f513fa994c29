/** One sheet for all elements of a page; made by script, as a strict Content-Security-Policy wants it. */
let sheet: CSSStyleSheet | undefined;

export function styles() {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
  }
  return sheet;
}

// --_ names are the element's own: a page's --media-asset-accent: var(--accent) must not lead back to itself.
const CSS = `
:host{display:block;min-inline-size:min(100%,15rem);color:var(--_ink);font:14px/1.4 var(--media-asset-font,system-ui,sans-serif);
--_accent:var(--media-asset-accent,light-dark(#0b57d0,#8ab4f8));--_surface:var(--media-asset-background,light-dark(#f1f3f6,#1f2227));
--_ink:var(--media-asset-color,light-dark(#1b1d21,#e8eaed));--_quiet:var(--media-asset-wave,light-dark(#868d99,#7d848f));
--_radius:var(--media-asset-radius,8px)}
:host([hidden]),[hidden]{display:none!important}
*{box-sizing:border-box}
.panel{background:var(--_surface);border-radius:var(--_radius);padding:12px}
.fill{position:absolute;inset:0;inline-size:100%;block-size:100%;object-fit:contain}
.loading{display:grid;place-items:center;min-block-size:5rem}
.message{display:flex;flex-wrap:wrap;gap:8px 12px;align-items:center}
.message p{margin:0}
.button{font:inherit;color:inherit;background:none;border:0;border-radius:6px;min-inline-size:36px;block-size:36px;padding:6px;cursor:pointer;flex:none}
.button svg{display:block;inline-size:24px;block-size:24px;fill:currentColor}
.button:disabled{opacity:.45;cursor:default}
.button.text{border:1px solid currentColor;padding:6px 12px}
:focus-visible{outline:2px solid var(--_accent);outline-offset:2px}
.video{position:relative;container-type:inline-size;direction:ltr;inline-size:min(100%,var(--media-asset-max-height,80vh)*var(--aspect));
aspect-ratio:var(--aspect);min-block-size:9rem;margin-inline:auto;overflow:hidden;background:#000;color:#fff;border-radius:var(--_radius);
--_accent:var(--media-asset-accent,#8ab4f8)}
.video:fullscreen{inline-size:100%;block-size:100%;border-radius:0}
.video[data-idle]{cursor:none}
.started .cover{visibility:hidden}
.cover,.sign{cursor:pointer}
.sign{position:absolute;inset:0;margin:auto;inline-size:64px;block-size:64px;border-radius:50%;background:#000b;padding:12px;fill:#fff}
.sign svg{display:block}
.waiting .sign,.video:has(>.message) .sign{visibility:hidden}
.spinner{display:none;place-items:center;pointer-events:none}
.spinner span{background:#000b;border-radius:6px;padding:4px 10px}
.waiting .spinner{display:grid}
.picture .message{position:relative;background:var(--_surface);padding:12px}
.video .message{position:absolute;inset:0;place-content:center;justify-content:center;text-align:center;background:#000d;padding:12px}
.captions{position:absolute;inset-inline:4%;inset-block-end:4.75rem;display:grid;justify-items:center;gap:2px;pointer-events:none;transition:inset-block-end .2s}
[data-idle] .captions{inset-block-end:1rem}
.captions span{background:#000c;color:#fff;font-size:clamp(14px,3.2cqi,28px);padding:2px 8px;border-radius:3px;white-space:pre-line;text-align:center}
.bar{position:absolute;inset-inline:0;inset-block-end:0;padding:28px 10px 6px;background:linear-gradient(#0000,#000000b8 28px);transition:opacity .2s}
[data-idle] .bar{opacity:0;pointer-events:none}
.row{display:flex;align-items:center;gap:2px}
.space{flex:1}
.time{font-variant-numeric:tabular-nums;white-space:nowrap;padding-inline:6px;direction:ltr}
.volume{inline-size:72px;accent-color:var(--_accent);cursor:pointer}
.speed{appearance:none;direction:ltr;inline-size:48px;padding:0;text-align:center;text-align-last:center}
.speed option{color:#000;background:#fff}
.captions-button[aria-pressed=true]{box-shadow:inset 0 -3px var(--_accent)}
.scrub{position:relative;block-size:20px;direction:ltr;--bar:4px}
.scrub.wave{block-size:64px;--bar:100%}
.range{position:absolute;inset-block:0;inset-inline-start:-8px;inline-size:calc(100% + 16px);block-size:100%;margin:0;opacity:0;cursor:pointer;z-index:1;touch-action:none}
.range::-webkit-slider-thumb{inline-size:16px}
.range::-moz-range-thumb{inline-size:16px}
.range:focus-visible~.track{outline:2px solid var(--_accent);outline-offset:3px}
.track,.played{position:absolute;inset-inline:0;inset-block:calc(50% - var(--bar)/2);border-radius:2px;overflow:hidden}
.scrub:not(.wave) .track{background:#ffffff52}
.panel .scrub:not(.wave) .track{background:var(--_quiet)}
.buffered{block-size:100%;inline-size:var(--buffered);background:#ffffff70}
.played{clip-path:inset(0 calc(100% - var(--played)) 0 0);color:var(--_accent)}
.scrub:not(.wave) .played{background:var(--_accent)}
.wave .track{color:var(--_quiet)}
.wave svg,.wave img,.wave .track>div,.wave .played>div{display:block;inline-size:100%;block-size:100%}
.wave img{object-fit:fill}
.wave .track img{opacity:.4}
.wave path{stroke:currentColor;stroke-width:.7;fill:none}
.knob-path{position:absolute;inset:0;pointer-events:none}
.knob{position:absolute;inset-block-start:calc(50% - 6px);left:calc(var(--played) - 6px);inline-size:12px;block-size:12px;border-radius:50%;background:var(--_accent)}
.wave .knob{inset-block:0;left:calc(var(--played) - 1px);inline-size:2px;block-size:100%;border-radius:0}
.bubble{position:absolute;inset-block-end:calc(100% + 6px);transform:translateX(-50%);pointer-events:none;background:#000d;color:#fff;border-radius:6px;padding:3px;text-align:center;font-variant-numeric:tabular-nums;z-index:2}
.bubble-time{padding-inline:6px}
.tile{overflow:hidden;border-radius:4px;margin-block-end:2px}
.tile img{display:block;transform-origin:0 0;max-inline-size:none}
.audio{container-type:inline-size;display:flex;align-items:center;flex-wrap:wrap;gap:12px;position:relative}
.audio .column{flex:1;min-inline-size:0}
.audio .cover{display:block;inline-size:96px;block-size:96px;object-fit:cover;border-radius:6px}
.audio .large{inline-size:48px;block-size:48px;border-radius:50%;background:var(--_accent);color:light-dark(#fff,#101216);padding:12px}
.audio .message{flex-basis:100%}
.picture{position:relative;inline-size:fit-content;max-inline-size:100%;overflow:hidden;border-radius:var(--_radius)}
.image{display:block;position:relative;max-inline-size:100%;block-size:auto}
.files{margin:0;padding:0;list-style:none}
.files li{display:flex;flex-wrap:wrap;gap:2px 12px;padding-block:5px}
.files a,.downloads summary{color:var(--_accent);overflow-wrap:anywhere}
.facts{opacity:.8}
.downloads{padding:8px 2px}
.downloads summary{cursor:pointer}
@media (pointer:coarse){.volume{display:none}}
@container (max-width:30rem){.volume,.bar .window{display:none}}
@container (max-width:24rem){.sign{inline-size:48px;block-size:48px;padding:8px}.sign svg{inline-size:32px;block-size:32px}.whole{display:none}.audio .cover{inline-size:56px;block-size:56px}}
@media (prefers-reduced-motion:reduce){*{transition:none!important}}
@media (forced-colors:active){
.scrub:not(.wave) .track{background:Canvas;border:1px solid CanvasText}
.scrub:not(.wave) .played,.knob{background:Highlight;forced-color-adjust:none}
.wave .track{color:GrayText}.wave .played{color:Highlight;forced-color-adjust:none}
.video .bar,.sign{background:Canvas}.sign{fill:CanvasText}
.sign,.bubble,.captions span{border:1px solid CanvasText}}
`;
