"""A headless Chromium, driven over its DevTools protocol with nothing but the standard library."""
import base64
import json
import os
import pathlib
import re
import socket
import struct
import subprocess
import tempfile
import time


class WebSocket:
    """As much of RFC 6455 as one local program says to another."""

    def __init__(self, port, path):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=60)
        key = base64.b64encode(os.urandom(16)).decode()
        self.socket.sendall((f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\n"
                             f"Connection: Upgrade\r\nSec-WebSocket-Key: {key}\r\n"
                             "Sec-WebSocket-Version: 13\r\n\r\n").encode())
        self.left = b""
        while b"\r\n\r\n" not in self.left:
            self.left += self.socket.recv(4096)
        head, self.left = self.left.split(b"\r\n\r\n", 1)
        if b" 101 " not in head.split(b"\r\n")[0]:
            raise RuntimeError(head.decode())

    def take(self, count):
        while len(self.left) < count:
            part = self.socket.recv(1 << 16)
            if not part:
                raise RuntimeError("the browser has gone")
            self.left += part
        taken, self.left = self.left[:count], self.left[count:]
        return taken

    def send(self, text):
        payload = text.encode()
        size = len(payload)
        head = b"\x81" + (bytes([0x80 | size]) if size < 126 else b"\xfe" + struct.pack(">H", size)
                          if size < 1 << 16 else b"\xff" + struct.pack(">Q", size))
        mask = os.urandom(4)
        self.socket.sendall(head + mask + bytes(byte ^ mask[i % 4] for i, byte in enumerate(payload)))

    def receive(self):
        text = b""
        while True:
            first, size = self.take(2)
            size &= 0x7f
            if size == 126:
                size, = struct.unpack(">H", self.take(2))
            elif size == 127:
                size, = struct.unpack(">Q", self.take(8))
            payload = self.take(size)
            if first & 0x0f in (0, 1):
                text += payload
                if first & 0x80:
                    return text.decode()


class Browser:
    """One page; `said` holds what it complained of, `asked` every address that it wanted."""

    def __init__(self, program):
        self.folder = tempfile.TemporaryDirectory()
        self.process = subprocess.Popen(
            [program, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
             "--remote-debugging-port=0", "--window-size=1200,900", "--hide-scrollbars",
             f"--user-data-dir={self.folder.name}", "about:blank"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        port_file = pathlib.Path(self.folder.name) / "DevToolsActivePort"
        for _ in range(600):
            if port_file.exists() and len(port_file.read_text().splitlines()) == 2:
                break
            time.sleep(0.1)
        port, path = port_file.read_text().splitlines()
        self.line = WebSocket(int(port), path)
        self.count = 0
        self.session = None
        self.said, self.asked, self.events = [], [], []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")

    def call(self, method, **parameters):
        self.count += 1
        message = {"id": self.count, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        self.line.send(json.dumps(message))
        while True:
            answer = json.loads(self.line.receive())
            if answer.get("id") == self.count:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]
            self.note(answer)

    def note(self, event):
        method, what = event.get("method"), event.get("params", {})
        self.events.append(method)
        if method == "Runtime.consoleAPICalled" and what["type"] in ("error", "warning"):
            self.said.append(str([it.get("value") for it in what["args"]]))
        elif method == "Runtime.exceptionThrown":
            self.said.append(what["exceptionDetails"].get("exception", {}).get("description", "error"))
        elif method == "Log.entryAdded":
            self.said.append(what["entry"]["text"])
        elif method == "Network.requestWillBeSent":
            self.asked.append(what["request"]["url"])

    def run(self, expression):
        found = self.call("Runtime.evaluate", expression=expression, returnByValue=True,
                          awaitPromise=True)
        if "exceptionDetails" in found:
            raise RuntimeError(f"{expression}: {found['exceptionDetails']}")
        return found["result"].get("value")

    def open(self, path):
        """Seconds until the page is ready."""
        self.said.clear()
        self.asked.clear()
        begun = time.monotonic()
        self.call("Page.navigate", url=pathlib.Path(path).as_uri())
        while self.run("document.documentElement?.dataset.ready") != "yes":
            if time.monotonic() - begun > 60 or self.said:
                break
            time.sleep(0.02)
        return time.monotonic() - begun

    def press(self, key, code=0, text=""):
        for kind in ("keyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key=key, windowsVirtualKeyCode=code,
                      text=text if kind == "keyDown" else "")

    def screenshot(self, path):
        picture = self.call("Page.captureScreenshot", captureBeyondViewport=True)["data"]
        pathlib.Path(path).write_bytes(base64.b64decode(picture))

    def close(self):
        self.process.terminate()
        self.process.wait(30)
        self.folder.cleanup()


def local(address):
    return re.match(r"(file|data|about|blob):", address) is not None
