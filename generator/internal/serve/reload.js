// Loads the page anew when the site it belongs to was built again, or when the server was started again.
// Hidden pages hold no stream: a browser opens six to one server at most, and a seventh page would hang.
(() => {
  const mine = document.currentScript.dataset.version;
  let stream;
  const listen = () => {
    stream?.close();
    if (document.hidden) return;
    stream = new EventSource("/.gen/events");
    stream.addEventListener("build", (event) => {
      if (event.lastEventId !== mine) location.reload();
    });
    stream.addEventListener("error", () => {
      // Most browsers ask again by themselves; one that gave up is asked to.
      if (stream.readyState === EventSource.CLOSED) setTimeout(listen, 1000);
    });
  };
  document.addEventListener("visibilitychange", listen);
  addEventListener("pageshow", (event) => event.persisted && listen());
  addEventListener("pagehide", () => stream?.close());
  listen();
})();
