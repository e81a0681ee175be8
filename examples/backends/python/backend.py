#!/usr/bin/env python3
"""A utility's backend over HTTP: takes service requests, keeps them, and answers in the same breath.

    python3 backend.py UTILITY --port 8081 --database requests.db --services OUTAGE,SAFETY_HAZARD

Python 3.9 or newer and nothing else. Each request is in the database, with the answer to it, before the gateway hears
yes: whatever comes again is answered again, and worked once.
"""

import argparse
import json
import sqlite3
import sys
import threading
import uuid
from datetime import datetime, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

EVENT_TYPES = {f"io.motcua.servicerequest.{word}.v1" for word in ("created", "changed", "closed", "linked")}
MEDIA_TYPE = "application/cloudevents+json"
LARGEST = 1024 * 1024


class Malformed(Exception):
    """What came is no event. The message says where, and never what stood there: that may be a citizen's."""


class Store:
    """Requests by reference and answers by (source, id), in one database and in one commit."""

    def __init__(self, path):
        self.lock = threading.Lock()
        self.database = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self.database.executescript("""
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = FULL;
            CREATE TABLE IF NOT EXISTS request (
                number INTEGER PRIMARY KEY, reference TEXT UNIQUE NOT NULL, version INTEGER NOT NULL, data TEXT NOT NULL);
            CREATE TABLE IF NOT EXISTS answer (
                source TEXT, id TEXT, reply TEXT NOT NULL, PRIMARY KEY (source, id));
        """)

    def answer(self, event, decide):
        """The answer to this event: the one that it had before, or the one that `decide` makes now."""
        key = (event["source"], event["id"])
        with self.lock, self.database:  # One at a time, so that two copies of an event cannot both be the first.
            self.database.execute("BEGIN IMMEDIATE")
            row = self.database.execute("SELECT reply FROM answer WHERE source = ? AND id = ?", key).fetchone()
            if row:
                return row[0]
            reply = json.dumps(decide(event), ensure_ascii=False)
            self.database.execute("INSERT INTO answer VALUES (?, ?, ?)", (*key, reply))
            return reply

    def keep(self, request):
        """Keeps the newest version of a request, in whichever order versions come, and gives the request's number."""
        self.database.execute(
            "INSERT INTO request (reference, version, data) VALUES (:reference, :version, :data) ON CONFLICT (reference)"
            " DO UPDATE SET version = :version, data = :data WHERE :version > version",
            {"reference": request["serviceRequestId"], "version": request["version"],
             "data": json.dumps(request, ensure_ascii=False)})
        return self.database.execute(
            "SELECT number FROM request WHERE reference = ?", (request["serviceRequestId"],)).fetchone()[0]


class Desk:
    """Decides what the utility answers."""

    def __init__(self, utility, services, store):
        self.utility, self.services, self.store = utility, services, store

    def reply_to(self, event):
        return self.store.answer(event, self.decide)

    def decide(self, event):
        request = event["data"]
        # What was taken over from another utility, which is away, is ours to do.
        if event["jurisdictionid"] != self.utility and "takenoverfrom" not in event:
            said = {"result": "notMine", "cause": f"Không thuộc địa bàn của {self.utility}"}
        elif request["serviceCode"] not in self.services:
            said = {"result": "invalid", "cause": f"Không có dịch vụ {request['serviceCode']}"}
        else:
            said = {"result": "accepted", "backendReference": f"{self.utility}-{self.store.keep(request):07}"}
        return {
            "specversion": "1.0",
            "id": str(uuid.uuid4()),
            "source": f"urn:example:{self.utility}",
            "type": "io.motcua.servicerequest.reply.v1",
            "time": datetime.now(timezone.utc).isoformat(timespec="milliseconds"),
            "datacontenttype": "application/json",
            "correlationid": event["id"],
            "data": {"serviceRequestId": request["serviceRequestId"], "requestVersion": request["version"],
                     "kind": "acknowledgment", **said},
        }


def read(body):
    """The event in these bytes. Attributes and fields that are not known are left alone: tomorrow's gateway may add some."""
    try:
        event = json.loads(body.decode("utf-8"))
    except (ValueError, RecursionError):
        raise Malformed("$: expected JSON in UTF-8") from None
    require(isinstance(event, dict), "$: expected an object")
    require(event.get("specversion") == "1.0", "$.specversion: expected 1.0")
    require(event.get("type") in EVENT_TYPES, "$.type: expected an event of a service request")
    for name in ("id", "source", "jurisdictionid"):
        require(isinstance(event.get(name), str) and event[name], f"$.{name}: expected a string")
    request = event.get("data")
    require(isinstance(request, dict), "$.data: expected an object")
    for name in ("serviceRequestId", "serviceCode"):
        require(isinstance(request.get(name), str) and request[name], f"$.data.{name}: expected a string")
    version = request.get("version")
    require(isinstance(version, int) and not isinstance(version, bool) and version >= 1, "$.data.version: expected 1 or more")
    return event


def require(condition, otherwise):
    if not condition:
        raise Malformed(otherwise)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 30
    desk = None

    def do_POST(self):
        length = self.headers.get("Content-Length", "")
        if not length.isdigit():
            return self.answer(411, "text/plain", "Content-Length is missing", close=True)
        if int(length) > LARGEST:
            self.drain(int(length))
            return self.answer(413, "text/plain", f"An event has at most {LARGEST} bytes here", close=True)
        try:
            event = read(self.rfile.read(int(length)))
        except Malformed as malformed:
            return self.answer(400, "text/plain", str(malformed))
        return self.answer(200, MEDIA_TYPE, self.desk.reply_to(event))

    def drain(self, length):
        """Reads what is refused, or the sender would see a broken connection instead of the answer."""
        while length > 0 and (read := len(self.rfile.read(min(length, 65536)))):
            length -= read

    def answer(self, status, media_type, text, close=False):
        body = text.encode("utf-8")
        self.send_response(status)
        self.send_header("Content-Type", f"{media_type}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        if close:
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """Addresses and times of people's requests are nobody's reading."""


class Server(ThreadingHTTPServer):
    request_queue_size = 128
    daemon_threads = True

    def handle_error(self, request, client_address):
        if not isinstance(sys.exc_info()[1], ConnectionError):  # Who did not wait for the answer asks again.
            super().handle_error(request, client_address)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("utility", help="the utility's id, as events name it")
    options.add_argument("--host", default="127.0.0.1")
    options.add_argument("--port", type=int, default=8081, help="0 for any free one")
    options.add_argument("--database", default="requests.db")
    options.add_argument("--services", default="OUTAGE,SAFETY_HAZARD,NEW_SUPPLY_LV", help="codes that are served")
    chosen = options.parse_args()
    Handler.desk = Desk(chosen.utility, set(chosen.services.split(",")), Store(chosen.database))
    server = Server((chosen.host, chosen.port), Handler)
    print(f"Listening at http://{chosen.host}:{server.server_port}/", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        sys.exit(0)


if __name__ == "__main__":
    main()
