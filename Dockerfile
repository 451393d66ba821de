# Lisans in a container. Build: docker build -t lisans . Run: see “In a container” in docs/operating.md.

FROM node:20-slim AS build
WORKDIR /lisans
# better-sqlite3 brings a finished binary for this image; the tools are for platforms where it does not.
RUN apt-get update \
 && apt-get install -y --no-install-recommends python3 make g++ \
 && rm -rf /var/lib/apt/lists/*
COPY package.json package-lock.json ./
# The second where the lock file does not list this platform's builds: see bin/install-if-missing.js.
RUN npm ci --no-audit --no-fund || npm install --no-save --no-audit --no-fund
COPY . .
RUN npm run build \
 && npm prune --omit=dev --no-save --no-audit --no-fund

FROM node:20-slim
WORKDIR /lisans
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 GATE_PORT=3001 DATA_DIR=/data
# The service's own account may write its data and nothing else.
RUN useradd --system --uid 10001 --home-dir /lisans --shell /usr/sbin/nologin lisans \
 && mkdir /data \
 && chown lisans:lisans /data \
 && chmod 700 /data \
 && ln -s /lisans/bin/lisans.js /usr/local/bin/lisans
# The build marks where the project lies by remix.config.js; migrations and courses are read where they are.
COPY --from=build /lisans/package.json /lisans/remix.config.js ./
COPY --from=build /lisans/node_modules ./node_modules
COPY --from=build /lisans/build ./build
COPY --from=build /lisans/bin ./bin
COPY --from=build /lisans/db/migrations ./db/migrations
COPY --from=build /lisans/courses ./courses
USER lisans
VOLUME /data
EXPOSE 3000 3001
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/readyz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "build/server/server.js"]
