vcl 4.1;

# Varnish in front of a newsroom: keeps what the sites say it may, until they say that it has changed.
#
#   varnishd -a :80 -a orders=127.0.0.1:6082 -f /etc/varnish/newsroom.vcl -p http_gzip_support=off
#
# The sites are in sites.vcl. Each is started with CACHE_IN_FRONT=varnish, CACHE_URL=http://127.0.0.1:6082
# and the address of this Varnish in TRUSTED_PROXIES. Who reaches the socket "orders" may empty the cache:
# nobody else than the sites is to.

import blob;
import directors;
import std;
import xkey;

include "sites.vcl";

# Whose word is taken on what a request is called.
acl namers {
    "127.0.0.1";
    "::1";
}

sub vcl_recv {
    set req.backend_hint = sites.backend();

    if (local.socket == "orders") {
        if (req.method != "PURGE") {
            return (synth(405, "Orders alone"));
        }
        if (req.http.xkey-purge) {
            set req.http.n = xkey.purge(req.http.xkey-purge);
        }
        if (req.http.xkey-softpurge) {
            set req.http.n = xkey.softpurge(req.http.xkey-softpurge);
        }
        return (synth(200, "Gone"));
    }

    # A second try, when the sites could not answer: what was kept before may stand in for a day.
    if (req.restarts > 0) {
        set req.grace = 24h;
    } else {
        set req.grace = 0s;
        unset req.http.x-stands-in;
    }

    unset req.http.x-page;
    unset req.http.x-socket;
    # What a proxy on this machine calls the request; of all others it is called after the number it has here.
    if (req.restarts == 0 && (client.ip !~ namers || req.http.x-request-id !~ "^[A-Za-z0-9_.:@=+/-]{8,128}$")) {
        set req.http.x-request-id = "varnish-" + req.xid;
    }

    # What comes down a pipe after a request is not read here: were it another request, it could say that it is
    # from whom it likes. So nothing is piped but what nobody takes for requests afterwards.
    if (req.method == "GET" && req.http.upgrade ~ "(?i)^websocket$" && req.http.connection ~ "(?i)(^|[ ,])upgrade([ ,]|$)") {
        set req.http.x-socket = "1";
        return (pipe);
    }
    unset req.http.upgrade;
    if (req.method == "GET" && req.http.accept ~ "(?i)text/event-stream") {
        return (pipe);
    }
    if (req.method != "GET" && req.method != "HEAD") {
        return (pass);
    }
    if (req.url ~ "^/(studio|api|preview|metrics)([/?]|$)") {
        return (pass);
    }
    if (req.url ~ "^/lake([/?]|$)") {
        # Pictures by address are everybody's; all else of the lake is for who is signed in.
        if (req.url !~ "^/lake/(images|files)/") {
            return (pass);
        }
        if (req.http.authorization) {
            return (pass);
        }
        unset req.http.cookie;
    }
    # An editor's preview is made for each request.
    if (req.http.cookie ~ "(__prerender_bypass|dateline_preview)") {
        return (pass);
    }
    # Parts of pages are for a router; which of Markdown and a page somebody would rather have the site weighs.
    if (req.http.rsc || req.http.accept ~ "(?i)markdown" || req.http.range) {
        return (pass);
    }
    unset req.http.cookie;
    unset req.http.accept;

    # Two ways over the wire, not as many as there are browsers.
    if (req.http.accept-encoding ~ "(?i)\bbr\b" && req.http.accept-encoding !~ "(?i)\bbr\s*;\s*q=0(\.0*)?\s*(,|$)") {
        set req.http.accept-encoding = "br";
    } elsif (req.http.accept-encoding ~ "(?i)\bgzip\b" && req.http.accept-encoding !~ "(?i)\bgzip\s*;\s*q=0(\.0*)?\s*(,|$)") {
        set req.http.accept-encoding = "gzip";
    } else {
        unset req.http.accept-encoding;
    }

    # What campaigns put behind an address makes no other page of it. All else may: an old address can be one with
    # a query. The sites are asked with both, which go along to where a page has gone.
    set req.http.x-page = regsuball(req.url, "([?&])(utm_[a-z_]+|fbclid|gclid|dclid|msclkid|ttclid|twclid|yclid|igshid|mc_cid|mc_eid)(=[^&]*)?(?=&|$)", "\1");
    set req.http.x-page = regsub(regsub(regsuball(req.http.x-page, "&&+", "&"), "\?&", "?"), "[?&]$", "");
    return (hash);
}

sub vcl_hash {
    # The newsroom has one name, whatever somebody calls it.
    if (req.http.x-page) {
        hash_data(req.http.x-page);
    } else {
        hash_data(req.url);
    }
    return (lookup);
}

sub vcl_pipe {
    if (req.http.x-socket) {
        unset bereq.http.x-socket;
        set bereq.http.upgrade = "websocket";
        set bereq.http.connection = "upgrade";
    } else {
        # Nothing else is sent over it: it ends with the stream.
        set bereq.http.connection = "close";
    }
}

sub vcl_backend_response {
    set beresp.grace = 0s;
    set beresp.keep = 0s;

    if (beresp.status >= 500 || beresp.http.set-cookie || bereq.uncacheable) {
        set beresp.ttl = 0s;
        set beresp.uncacheable = true;
        return (deliver);
    }

    if (beresp.http.surrogate-control ~ "max-age=[1-9]" && beresp.http.surrogate-key) {
        set beresp.http.x-seconds = regsub(beresp.http.surrogate-control, "^.*max-age=([0-9]+).*$", "\1s");
        set beresp.ttl = std.duration(beresp.http.x-seconds, 0s);
        unset beresp.http.x-seconds;
        set beresp.grace = 24h;
        # By its own address too, see vcl_deliver.
        set beresp.http.xkey = beresp.http.surrogate-key + " /" + blob.transcode(IDENTITY, BASE64URLNOPAD, encoded=bereq.http.x-page);
        return (deliver);
    }

    # What is named after its content never changes: Next's files.
    if (beresp.status == 200 && !beresp.http.surrogate-control && beresp.http.cache-control ~ "(?i)immutable" && beresp.http.cache-control !~ "(?i)private|no-store") {
        set beresp.ttl = 1d;
        set beresp.http.xkey = "all";
        return (deliver);
    }

    # Nobody said that it may be kept. Whoever asks next does not wait for who asked before.
    set beresp.ttl = 10s;
    set beresp.uncacheable = true;
    return (deliver);
}

sub vcl_backend_error {
    set beresp.ttl = 0s;
    set beresp.grace = 0s;
    set beresp.uncacheable = true;
    set beresp.http.content-type = "text/plain; charset=utf-8";
    set beresp.http.cache-control = "no-store";
    set beresp.http.retry-after = "5";
    set beresp.body = "The newsroom cannot be reached at the moment. Try again shortly.";
    return (deliver);
}

sub vcl_deliver {
    # Once more, for what was kept before; when there is nothing the sites' own words are sent.
    if (resp.status >= 500 && req.restarts == 0 && (req.method == "GET" || req.method == "HEAD") && !req.http.cookie && req.url !~ "^/(studio|api|preview|lake(?!/(images|files)/))([/?]|$)") {
        return (restart);
    }
    # Where there is no page any more, what was kept of one goes: it may only have been in doubt, and would stand
    # in once the sites are away.
    if (req.http.x-page && ((resp.status >= 301 && resp.status <= 308 && resp.status != 304) || resp.status == 404 || resp.status == 410)) {
        set req.http.x-gone = xkey.purge("/" + blob.transcode(IDENTITY, BASE64URLNOPAD, encoded=req.http.x-page));
    }
    # What is kept is called after the request it was made for.
    set resp.http.x-request-id = req.http.x-request-id;
    unset resp.http.xkey;
    unset resp.http.surrogate-key;
    unset resp.http.surrogate-control;
    unset resp.http.x-varnish;
    unset resp.http.via;
    unset resp.http.age;
}

sub vcl_synth {
    if (req.http.n) {
        set resp.http.x-gone = req.http.n;
    }
    set resp.http.content-type = "text/plain; charset=utf-8";
    set resp.body = "";
    return (deliver);
}
