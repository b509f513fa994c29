// What a browser has and Node lacks, as far as Uppy asks for it: XMLHttpRequest, over fetch.
export class XMLHttpRequest {
  upload = {};
  status = 0;
  readyState = 0;
  responseText = "";
  #headers = {};
  #abort = new AbortController();

  open(method, url) {
    this.#request = { method, url };
  }

  #request;

  setRequestHeader(name, value) {
    this.#headers[name] = value;
  }

  getResponseHeader(name) {
    return this.#answer?.headers.get(name) ?? null;
  }

  getAllResponseHeaders() {
    return [...(this.#answer?.headers ?? [])].map(([name, value]) => `${name}: ${value}`).join("\r\n");
  }

  #answer;

  abort() {
    this.#abort.abort();
  }

  async send(body) {
    const { method, url } = this.#request;
    try {
      this.#answer = await fetch(url, { method, headers: this.#headers, body, signal: this.#abort.signal });
      this.responseText = this.response = await this.#answer.text();
      this.status = this.#answer.status;
      this.readyState = 4;
      this.upload.onprogress?.({ lengthComputable: true, loaded: body?.size ?? 0, total: body?.size ?? 0 });
      this.onload?.();
    } catch (error) {
      this.onerror?.(error);
    }
  }
}
