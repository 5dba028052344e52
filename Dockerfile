# A newsroom as an image: the site, and its lake by another command. `docs/docker.md` says how it is run.
ARG NODE=docker.io/library/node:24-trixie-slim

FROM ${NODE} AS build
WORKDIR /opt/dateline
# What is needed of npm changes less often than the program.
COPY package.json package-lock.json .npmrc ./
COPY sanity/lake/package.json sanity/lake/
RUN npm ci
COPY . .
RUN npm run build
# What tests and measures it is not needed to run it, nor the cache. (What compiles is: Next reads next.config.ts.) A build is known by its lock file, which
# npm would write anew.
RUN cp package-lock.json /tmp/ && npm prune --omit=dev && mv /tmp/package-lock.json . && rm -rf .next/cache

FROM ${NODE}
ENV container=oci NODE_ENV=production HOST=0.0.0.0 LAKE_DIR=/var/lib/dateline/lake
RUN groupadd --gid 10001 dateline \
  && useradd --uid 10001 --gid dateline --no-create-home --home-dir /var/lib/dateline --shell /usr/sbin/nologin dateline \
  && install -d -o dateline -g dateline -m 700 /var/lib/dateline
# The program is root's and only read. Keys of previews are in the build, which is for who runs it and nobody else.
COPY --from=build --chown=root:dateline /opt/dateline /opt/dateline
RUN chmod 750 /opt/dateline/.next
WORKDIR /opt/dateline
USER 10001:10001
# All that is written, but for /tmp.
VOLUME /var/lib/dateline
EXPOSE 3000 3900
HEALTHCHECK --interval=10s --timeout=5s --start-period=120s --retries=3 \
  CMD ["node", "deploy/docker/healthy.ts", "http://127.0.0.1:3000/api/health/ready"]
CMD ["node", "scripts/start.ts"]
