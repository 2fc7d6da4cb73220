PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO alembic_version VALUES('0001');
CREATE TABLE actor (
	id TEXT NOT NULL, 
	claim TEXT NOT NULL, 
	status TEXT NOT NULL, 
	CONSTRAINT pk_actor PRIMARY KEY (id, claim)
);
CREATE TABLE decision (
	id INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	claims TEXT NOT NULL, 
	field TEXT, 
	value TEXT, 
	analyst TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	made_at TEXT NOT NULL, 
	revoked_at TEXT, 
	CONSTRAINT pk_decision PRIMARY KEY (id)
);
INSERT INTO decision VALUES(1,'confirm','["r1.1"]',NULL,NULL,'Lima','the embassy says so','2026-11-29T08:21:49.211064+00:00',NULL);
INSERT INTO decision VALUES(2,'correct','["r3.1"]','type','arrest_detention','Lima','the ministry','2026-11-29T08:21:49.428421+00:00',NULL);
INSERT INTO decision VALUES(3,'reject','["r5.1"]',NULL,NULL,'Lima','an old tale','2026-11-29T08:21:49.546972+00:00',NULL);
INSERT INTO decision VALUES(4,'merge','["r3.1", "r4.1"]',NULL,NULL,'Sow','one convoy','2026-11-29T08:21:49.680074+00:00','2026-11-29T08:21:50.229160+00:00');
INSERT INTO decision VALUES(5,'split','["r1.1", "r2.1"]',NULL,NULL,'Sow','two convoys','2026-11-29T08:21:50.016830+00:00',NULL);
CREATE TABLE failure (
	id TEXT NOT NULL, 
	source TEXT NOT NULL, 
	code TEXT NOT NULL, 
	message TEXT NOT NULL, 
	attempts INTEGER NOT NULL, 
	failed_at TEXT NOT NULL, 
	resolved_at TEXT, 
	CONSTRAINT pk_failure PRIMARY KEY (id)
);
INSERT INTO failure VALUES('failed:1','empty.txt','empty_text','It holds no text: give another file.',1,'2026-11-29T08:21:49.208882+00:00',NULL);
CREATE TABLE incident (
	id TEXT NOT NULL, 
	type TEXT NOT NULL, 
	status TEXT NOT NULL, 
	title TEXT NOT NULL, 
	start TEXT, 
	"end" TEXT, 
	country TEXT, 
	lat FLOAT, 
	lon FLOAT, 
	body TEXT NOT NULL, 
	recorded_at TEXT NOT NULL, 
	CONSTRAINT pk_incident PRIMARY KEY (id)
);
INSERT INTO incident VALUES('i-e84935bfe8d0','abduction','confirmed','6 IN abducted, near Kobri, Mali, 6 Nov 2025','2025-11-06','2025-11-06','ML',13.118999999999999772,-9.900999999999999801,'{"id":"i-e84935bfe8d0","type":"abduction","status":"confirmed","captivity":"held","date":{"start":"2025-11-06","end":"2025-11-06","precision":"day","span":null},"place":{"name":"Kobri","country":"ML","admin1":"Kayes","lat":13.119,"lon":-9.901,"precision":"near","geonameid":2455166,"span":null},"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","claims":["r2.1"]}],"victims":[{"outcome":"abducted","best":6,"low":6,"high":6,"nationality":"IN","group":null,"part_of":null,"claims":["r2.1"],"role":null}],"claims":[{"report":"r2","claim":"r2.1"}],"origins":1,"links":[],"first_reported":"2025-11-10","updated":"2025-11-10","disagreements":[]}','2026-11-29T08:21:50.016830+00:00');
INSERT INTO incident VALUES('i-e84935bfe8d0-2','abduction','confirmed','5 IN abducted, near Kobri, Mali, 6 Nov 2025','2025-11-06','2025-11-06','ML',13.118999999999999772,-9.900999999999999801,'{"id":"i-e84935bfe8d0-2","type":"abduction","status":"confirmed","captivity":"held","date":{"start":"2025-11-06","end":"2025-11-06","precision":"day","span":null},"place":{"name":"Kobri","country":"ML","admin1":"Kayes","lat":13.119,"lon":-9.901,"precision":"near","geonameid":2455166,"span":null},"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","claims":["r1.1"]}],"victims":[{"outcome":"abducted","best":5,"low":5,"high":5,"nationality":"IN","group":null,"part_of":null,"claims":["r1.1"],"role":null}],"claims":[{"report":"r1","claim":"r1.1"}],"origins":1,"links":[],"first_reported":"2025-11-08","updated":"2025-11-08","disagreements":[]}','2026-11-29T08:21:50.016830+00:00');
INSERT INTO incident VALUES('i-7fb8ee976cfb','arrest_detention','confirmed','Arrested, near Téra, Niger, 1 Jul 2025','2025-07-01','2025-07-01','NE',14.009999999999999786,0.75,'{"id":"i-7fb8ee976cfb","type":"arrest_detention","status":"confirmed","captivity":"held","date":{"start":"2025-07-01","end":"2025-07-01","precision":"day","span":null},"place":{"name":"Téra","country":"NE","admin1":"Tillabéri","lat":14.01,"lon":0.75,"precision":"near","geonameid":2439376,"span":null},"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","claims":["r3.1"]}],"victims":[{"outcome":"abducted","best":3,"low":3,"high":3,"nationality":"IN","group":null,"part_of":null,"claims":["r3.1"],"role":null}],"claims":[{"report":"r3","claim":"r3.1"}],"origins":1,"links":[],"first_reported":"2025-07-02","updated":"2025-07-02","disagreements":[]}','2026-11-29T08:21:50.229160+00:00');
INSERT INTO incident VALUES('i-abcf6565c48d','abduction','confirmed','2 IN abducted, near Téra, Niger, 20 Sep 2025','2025-09-20','2025-09-20','NE',14.009999999999999786,0.75,'{"id":"i-abcf6565c48d","type":"abduction","status":"confirmed","captivity":"held","date":{"start":"2025-09-20","end":"2025-09-20","precision":"day","span":null},"place":{"name":"Téra","country":"NE","admin1":"Tillabéri","lat":14.01,"lon":0.75,"precision":"near","geonameid":2439376,"span":null},"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","claims":["r4.1"]}],"victims":[{"outcome":"abducted","best":2,"low":2,"high":2,"nationality":"IN","group":null,"part_of":null,"claims":["r4.1"],"role":null}],"claims":[{"report":"r4","claim":"r4.1"}],"origins":1,"links":[],"first_reported":"2025-09-21","updated":"2025-09-21","disagreements":[]}','2026-11-29T08:21:50.229160+00:00');
CREATE TABLE place (
	geonameid INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	country TEXT, 
	admin1 TEXT, 
	lat FLOAT NOT NULL, 
	lon FLOAT NOT NULL, 
	CONSTRAINT pk_place PRIMARY KEY (geonameid)
);
INSERT INTO place VALUES(2439376,'Téra','NE','Tillabéri',14.009999999999999786,0.75);
INSERT INTO place VALUES(2455166,'Kobri','ML','Kayes',13.118999999999999772,-9.900999999999999801);
CREATE TABLE redirect (
	id TEXT NOT NULL, 
	incident TEXT NOT NULL, 
	recorded_at TEXT NOT NULL, 
	CONSTRAINT pk_redirect PRIMARY KEY (id)
);
CREATE TABLE report (
	id TEXT NOT NULL, 
	source TEXT NOT NULL, 
	family TEXT NOT NULL, 
	current_revision INTEGER NOT NULL, 
	ingested_at TEXT NOT NULL, 
	CONSTRAINT pk_report PRIMARY KEY (id)
);
INSERT INTO report VALUES('r1','r1.txt','r1',1,'2026-11-29T08:21:46.666746+00:00');
INSERT INTO report VALUES('r2','r2.txt','r1',2,'2026-11-29T08:21:46.666746+00:00');
INSERT INTO report VALUES('r3','r3.txt','r3',1,'2026-11-29T08:21:48.174171+00:00');
INSERT INTO report VALUES('r4','r4.txt','r4',1,'2026-11-29T08:21:48.174171+00:00');
INSERT INTO report VALUES('r5','r5.txt','r5',1,'2026-11-29T08:21:48.586735+00:00');
CREATE TABLE band (
	band TEXT NOT NULL, 
	report TEXT NOT NULL, 
	CONSTRAINT pk_band PRIMARY KEY (band, report), 
	CONSTRAINT fk_band_report FOREIGN KEY(report) REFERENCES report (id)
);
CREATE TABLE incident_claim (
	claim TEXT NOT NULL, 
	incident TEXT NOT NULL, 
	report TEXT NOT NULL, 
	CONSTRAINT pk_incident_claim PRIMARY KEY (claim), 
	CONSTRAINT fk_incident_claim_incident FOREIGN KEY(incident) REFERENCES incident (id)
);
INSERT INTO incident_claim VALUES('r2.1','i-e84935bfe8d0','r2');
INSERT INTO incident_claim VALUES('r1.1','i-e84935bfe8d0-2','r1');
INSERT INTO incident_claim VALUES('r3.1','i-7fb8ee976cfb','r3');
INSERT INTO incident_claim VALUES('r4.1','i-abcf6565c48d','r4');
CREATE TABLE incident_victims (
	"key" INTEGER NOT NULL, 
	incident TEXT NOT NULL, 
	outcome TEXT NOT NULL, 
	nationality TEXT, 
	best INTEGER, 
	low INTEGER, 
	high INTEGER, 
	part_of INTEGER, 
	CONSTRAINT pk_incident_victims PRIMARY KEY ("key"), 
	CONSTRAINT fk_incident_victims_incident FOREIGN KEY(incident) REFERENCES incident (id)
);
INSERT INTO incident_victims VALUES(8,'i-e84935bfe8d0','abducted','IN',6,6,6,NULL);
INSERT INTO incident_victims VALUES(9,'i-e84935bfe8d0-2','abducted','IN',5,5,5,NULL);
INSERT INTO incident_victims VALUES(10,'i-7fb8ee976cfb','abducted','IN',3,3,3,NULL);
INSERT INTO incident_victims VALUES(11,'i-abcf6565c48d','abducted','IN',2,2,2,NULL);
CREATE TABLE link (
	incident TEXT NOT NULL, 
	relation TEXT NOT NULL, 
	other TEXT NOT NULL, 
	CONSTRAINT pk_link PRIMARY KEY (incident, relation, other), 
	CONSTRAINT fk_link_incident FOREIGN KEY(incident) REFERENCES incident (id)
);
CREATE TABLE revision (
	"key" INTEGER NOT NULL, 
	report TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	digest TEXT NOT NULL, 
	text TEXT NOT NULL, 
	title TEXT, 
	url TEXT, 
	publisher TEXT, 
	published TEXT, 
	lang TEXT, 
	known_at TEXT NOT NULL, 
	ingested_at TEXT NOT NULL, 
	superseded_at TEXT, 
	model TEXT NOT NULL, 
	signature TEXT NOT NULL, 
	CONSTRAINT pk_revision PRIMARY KEY ("key"), 
	CONSTRAINT fk_revision_report FOREIGN KEY(report) REFERENCES report (id), 
	CONSTRAINT uq_revision_report UNIQUE (report, number)
);
INSERT INTO revision VALUES(1,'r1',1,'fc4246a3af695154ab8683990a8808a77511899166039c4227b15943c65cd4a6','Gunmen took 5 engineers near Kobri on 2025-11-06, the embassy said. Amadou Diarra is among them.','Five taken',NULL,'The Courier','2025-11-08','en','2025-11-08T23:59:59+00:00','2026-11-29T08:21:46.666746+00:00',NULL,'rules-1.0','[]');
INSERT INTO revision VALUES(2,'r2',1,'fc4246a3af695154ab8683990a8808a77511899166039c4227b15943c65cd4a6','Gunmen took 5 engineers near Kobri on 2025-11-06, the embassy said. Amadou Diarra is among them.',NULL,NULL,'The Courier','2025-11-09','en','2025-11-09T23:59:59+00:00','2026-11-29T08:21:46.666746+00:00','2026-11-29T08:21:48.586735+00:00','rules-1.0','[]');
INSERT INTO revision VALUES(3,'r3',1,'2fb5df16c9ea5cb3309deeb14d6ae06a48739d5c94d2dc6318c3bdaf75d91826','Gunmen took 3 engineers near Téra on 2025-07-01, the embassy said. Amadou Diarra is among them.',NULL,NULL,'The Courier','2025-07-02','en','2025-07-02T23:59:59+00:00','2026-11-29T08:21:48.174171+00:00',NULL,'rules-1.0','[]');
INSERT INTO revision VALUES(4,'r4',1,'e4f5858d34f10832b1a28b6fe8ec9eb0ef6887cedaa4f5016bf4fc6edc5a3107','Gunmen took 2 engineers near Téra on 2025-09-20, the embassy said. Amadou Diarra is among them.',NULL,NULL,'The Courier','2025-09-21','en','2025-09-21T23:59:59+00:00','2026-11-29T08:21:48.174171+00:00',NULL,'rules-1.0','[]');
INSERT INTO revision VALUES(5,'r2',2,'aca27ec22a809c87b2c470e1b74f82c760689db695262a6a92120e57afa67d9c','Gunmen took 6 engineers near Kobri on 2025-11-06, the embassy said. Amadou Diarra is among them.',NULL,NULL,'The Courier','2025-11-10','en','2025-11-10T23:59:59+00:00','2026-11-29T08:21:48.586735+00:00',NULL,'rules-1.0','[]');
INSERT INTO revision VALUES(6,'r5',1,'84596273da0307228fe9507fd5aa71f62bf356c43aea6fa0945e233e3afaccea','Gunmen took 9 engineers near Téra on 2025-03-11, the embassy said. Amadou Diarra is among them.','Nine',NULL,'The Courier','2025-03-12','en','2025-03-12T23:59:59+00:00','2026-11-29T08:21:48.586735+00:00',NULL,'rules-1.0','[]');
CREATE TABLE claim (
	"key" INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	revision INTEGER NOT NULL, 
	report TEXT NOT NULL, 
	type TEXT NOT NULL, 
	role TEXT NOT NULL, 
	modality TEXT NOT NULL, 
	start TEXT, 
	"end" TEXT, 
	country TEXT, 
	body TEXT NOT NULL, 
	known_at TEXT NOT NULL, 
	superseded_at TEXT, 
	CONSTRAINT pk_claim PRIMARY KEY ("key"), 
	CONSTRAINT fk_claim_report FOREIGN KEY(report) REFERENCES report (id), 
	CONSTRAINT fk_claim_revision FOREIGN KEY(revision) REFERENCES revision ("key")
);
INSERT INTO claim VALUES(1,'r1.1',1,'r1','abduction','main','confirmed','2025-11-06','2025-11-06','ML','{"id":"r1.1","type":"abduction","role":"main","modality":"confirmed","confidence":0.9,"evidence":[{"start":0,"end":67}],"date":{"start":"2025-11-06","end":"2025-11-06","precision":"day","span":{"start":38,"end":48}},"place":{"name":"Kobri","country":"ML","admin1":"Kayes","lat":13.119,"lon":-9.901,"precision":"near","geonameid":2455166,"span":{"start":29,"end":34}},"counts":[{"outcome":"abducted","best":5,"low":5,"high":5,"modifier":"exact","nationality":"IN","role":null,"group":null,"standing":"current","part_of":null,"span":{"start":12,"end":13}}],"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","span":{"start":0,"end":6}}],"speaker":null}','2025-11-08T23:59:59+00:00',NULL);
INSERT INTO claim VALUES(2,'r2.1',2,'r2','abduction','main','confirmed','2025-11-06','2025-11-06','ML','{"id":"r2.1","type":"abduction","role":"main","modality":"confirmed","confidence":0.9,"evidence":[{"start":0,"end":67}],"date":{"start":"2025-11-06","end":"2025-11-06","precision":"day","span":{"start":38,"end":48}},"place":{"name":"Kobri","country":"ML","admin1":"Kayes","lat":13.119,"lon":-9.901,"precision":"near","geonameid":2455166,"span":{"start":29,"end":34}},"counts":[{"outcome":"abducted","best":5,"low":5,"high":5,"modifier":"exact","nationality":"IN","role":null,"group":null,"standing":"current","part_of":null,"span":{"start":12,"end":13}}],"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","span":{"start":0,"end":6}}],"speaker":null}','2025-11-09T23:59:59+00:00','2026-11-29T08:21:48.586735+00:00');
INSERT INTO claim VALUES(3,'r3.1',3,'r3','abduction','main','confirmed','2025-07-01','2025-07-01','NE','{"id":"r3.1","type":"abduction","role":"main","modality":"confirmed","confidence":0.9,"evidence":[{"start":0,"end":66}],"date":{"start":"2025-07-01","end":"2025-07-01","precision":"day","span":{"start":37,"end":47}},"place":{"name":"Téra","country":"NE","admin1":"Tillabéri","lat":14.01,"lon":0.75,"precision":"near","geonameid":2439376,"span":{"start":29,"end":33}},"counts":[{"outcome":"abducted","best":3,"low":3,"high":3,"modifier":"exact","nationality":"IN","role":null,"group":null,"standing":"current","part_of":null,"span":{"start":12,"end":13}}],"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","span":{"start":0,"end":6}}],"speaker":null}','2025-07-02T23:59:59+00:00',NULL);
INSERT INTO claim VALUES(4,'r4.1',4,'r4','abduction','main','confirmed','2025-09-20','2025-09-20','NE','{"id":"r4.1","type":"abduction","role":"main","modality":"confirmed","confidence":0.9,"evidence":[{"start":0,"end":66}],"date":{"start":"2025-09-20","end":"2025-09-20","precision":"day","span":{"start":37,"end":47}},"place":{"name":"Téra","country":"NE","admin1":"Tillabéri","lat":14.01,"lon":0.75,"precision":"near","geonameid":2439376,"span":{"start":29,"end":33}},"counts":[{"outcome":"abducted","best":2,"low":2,"high":2,"modifier":"exact","nationality":"IN","role":null,"group":null,"standing":"current","part_of":null,"span":{"start":12,"end":13}}],"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","span":{"start":0,"end":6}}],"speaker":null}','2025-09-21T23:59:59+00:00',NULL);
INSERT INTO claim VALUES(5,'r2.1',5,'r2','abduction','main','confirmed','2025-11-06','2025-11-06','ML','{"id":"r2.1","type":"abduction","role":"main","modality":"confirmed","confidence":0.9,"evidence":[{"start":0,"end":67}],"date":{"start":"2025-11-06","end":"2025-11-06","precision":"day","span":{"start":38,"end":48}},"place":{"name":"Kobri","country":"ML","admin1":"Kayes","lat":13.119,"lon":-9.901,"precision":"near","geonameid":2455166,"span":{"start":29,"end":34}},"counts":[{"outcome":"abducted","best":6,"low":6,"high":6,"modifier":"exact","nationality":"IN","role":null,"group":null,"standing":"current","part_of":null,"span":{"start":12,"end":13}}],"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","span":{"start":0,"end":6}}],"speaker":null}','2025-11-10T23:59:59+00:00',NULL);
INSERT INTO claim VALUES(6,'r5.1',6,'r5','abduction','main','confirmed','2025-03-11','2025-03-11','NE','{"id":"r5.1","type":"abduction","role":"main","modality":"confirmed","confidence":0.9,"evidence":[{"start":0,"end":66}],"date":{"start":"2025-03-11","end":"2025-03-11","precision":"day","span":{"start":37,"end":47}},"place":{"name":"Téra","country":"NE","admin1":"Tillabéri","lat":14.01,"lon":0.75,"precision":"near","geonameid":2439376,"span":{"start":29,"end":33}},"counts":[{"outcome":"abducted","best":9,"low":9,"high":9,"modifier":"exact","nationality":"IN","role":null,"group":null,"standing":"current","part_of":null,"span":{"start":12,"end":13}}],"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","span":{"start":0,"end":6}}],"speaker":null}','2025-03-12T23:59:59+00:00',NULL);
CREATE TABLE statement (
	"key" INTEGER NOT NULL, 
	revision INTEGER NOT NULL, 
	report TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	body TEXT NOT NULL, 
	known_at TEXT NOT NULL, 
	superseded_at TEXT, 
	CONSTRAINT pk_statement PRIMARY KEY ("key"), 
	CONSTRAINT fk_statement_report FOREIGN KEY(report) REFERENCES report (id), 
	CONSTRAINT fk_statement_revision FOREIGN KEY(revision) REFERENCES revision ("key")
);
INSERT INTO statement VALUES(1,1,'r1','tally','{"kind":"tally","number":5,"what":"abducted","evidence":[{"start":0,"end":20}],"modifier":"exact","population":null,"place":null,"period":null}','2025-11-08T23:59:59+00:00',NULL);
INSERT INTO statement VALUES(2,2,'r2','tally','{"kind":"tally","number":5,"what":"abducted","evidence":[{"start":0,"end":20}],"modifier":"exact","population":null,"place":null,"period":null}','2025-11-09T23:59:59+00:00','2026-11-29T08:21:48.586735+00:00');
INSERT INTO statement VALUES(3,3,'r3','tally','{"kind":"tally","number":3,"what":"abducted","evidence":[{"start":0,"end":20}],"modifier":"exact","population":null,"place":null,"period":null}','2025-07-02T23:59:59+00:00',NULL);
INSERT INTO statement VALUES(4,4,'r4','tally','{"kind":"tally","number":2,"what":"abducted","evidence":[{"start":0,"end":20}],"modifier":"exact","population":null,"place":null,"period":null}','2025-09-21T23:59:59+00:00',NULL);
INSERT INTO statement VALUES(5,5,'r2','tally','{"kind":"tally","number":6,"what":"abducted","evidence":[{"start":0,"end":20}],"modifier":"exact","population":null,"place":null,"period":null}','2025-11-10T23:59:59+00:00',NULL);
INSERT INTO statement VALUES(6,6,'r5','tally','{"kind":"tally","number":9,"what":"abducted","evidence":[{"start":0,"end":20}],"modifier":"exact","population":null,"place":null,"period":null}','2025-03-12T23:59:59+00:00',NULL);
CREATE TABLE claim_key (
	"key" TEXT NOT NULL, 
	claim INTEGER NOT NULL, 
	CONSTRAINT pk_claim_key PRIMARY KEY ("key", claim), 
	CONSTRAINT fk_claim_key_claim FOREIGN KEY(claim) REFERENCES claim ("key")
);
INSERT INTO claim_key VALUES('c|ML|IN',1);
INSERT INTO claim_key VALUES('m|captivity|ML|23856',1);
INSERT INTO claim_key VALUES('m|captivity|ML|23857',1);
INSERT INTO claim_key VALUES('m|violence|ML|23856',1);
INSERT INTO claim_key VALUES('m|violence|ML|23857',1);
INSERT INTO claim_key VALUES('n|abducted|IN|5',1);
INSERT INTO claim_key VALUES('o|r1|captivity',1);
INSERT INTO claim_key VALUES('p|captivity|kobri',1);
INSERT INTO claim_key VALUES('c|NE|IN',3);
INSERT INTO claim_key VALUES('m|captivity|NE|23852',3);
INSERT INTO claim_key VALUES('m|captivity|NE|23853',3);
INSERT INTO claim_key VALUES('m|violence|NE|23852',3);
INSERT INTO claim_key VALUES('m|violence|NE|23853',3);
INSERT INTO claim_key VALUES('n|abducted|IN|3',3);
INSERT INTO claim_key VALUES('o|r3|captivity',3);
INSERT INTO claim_key VALUES('p|captivity|tera',3);
INSERT INTO claim_key VALUES('c|NE|IN',4);
INSERT INTO claim_key VALUES('m|captivity|NE|23854',4);
INSERT INTO claim_key VALUES('m|captivity|NE|23855',4);
INSERT INTO claim_key VALUES('m|violence|NE|23854',4);
INSERT INTO claim_key VALUES('m|violence|NE|23855',4);
INSERT INTO claim_key VALUES('n|abducted|IN|2',4);
INSERT INTO claim_key VALUES('o|r4|captivity',4);
INSERT INTO claim_key VALUES('p|captivity|tera',4);
INSERT INTO claim_key VALUES('c|ML|IN',5);
INSERT INTO claim_key VALUES('m|captivity|ML|23856',5);
INSERT INTO claim_key VALUES('m|captivity|ML|23857',5);
INSERT INTO claim_key VALUES('m|violence|ML|23856',5);
INSERT INTO claim_key VALUES('m|violence|ML|23857',5);
INSERT INTO claim_key VALUES('n|abducted|IN|6',5);
INSERT INTO claim_key VALUES('o|r1|captivity',5);
INSERT INTO claim_key VALUES('p|captivity|kobri',5);
INSERT INTO claim_key VALUES('c|NE|IN',6);
INSERT INTO claim_key VALUES('m|captivity|NE|23848',6);
INSERT INTO claim_key VALUES('m|captivity|NE|23849',6);
INSERT INTO claim_key VALUES('m|violence|NE|23848',6);
INSERT INTO claim_key VALUES('m|violence|NE|23849',6);
INSERT INTO claim_key VALUES('n|abducted|IN|9',6);
INSERT INTO claim_key VALUES('o|r5|captivity',6);
INSERT INTO claim_key VALUES('p|captivity|tera',6);
PRAGMA writable_schema=ON;
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','words','words',0,'CREATE VIRTUAL TABLE words USING fts5(kind UNINDEXED, id UNINDEXED, title, body, tokenize=''unicode61 remove_diacritics 2'')');
CREATE TABLE IF NOT EXISTS 'words_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO words_data VALUES(1,X'0900002563');
INSERT INTO words_data VALUES(10,X'00000000020c1b000c1101010101010201010301010401010501010601010701010801010901010a01010b01010000');
INSERT INTO words_data VALUES(137438953473,X'000000750230310d060102060104323032350d0601020801066172726573740d06010302070265640d060102020109646574656e74696f6e0d06010303010667756e6d656e0d0601030401036a756c0d0601020701046e6561720d060102030204696765720d060102050104746572610d0601020404080b0d09100d0a0b0b');
INSERT INTO words_data VALUES(274877906945,X'00000059033031310b010104323032350b010101390b01010861626475637465640b010703696f6e0b01010667756e6d656e0b010102696e0b0101036d61720b0101046e6561720b010204696765720b010104746572610b01040608050c070a06070808');
INSERT INTO words_data VALUES(412316860417,X'000000570230310d010104323032350d0101066172726573740d01070265640d010109646574656e74696f6e0d01010667756e6d656e0d0101036a756c0d0101046e6561720d010204696765720d010104746572610d010405080a060d0a070808');
INSERT INTO words_data VALUES(549755813889,X'00000056023032070102013007010302323507010108616264756374656407010703696f6e0701010667756e6d656e07010102696e070101046e65617207010204696765720701010373657007010104746572610701040505060c070a06080807');
INSERT INTO words_data VALUES(687194767361,X'000000750230310d060102060104323032350d0601020801066172726573740d06010302070265640d060102020109646574656e74696f6e0d06010303010667756e6d656e0d0601030401036a756c0d0601020701046e6561720d060102030204696765720d060102050104746572610d0601020404080b0d09100d0a0b0b');
INSERT INTO words_data VALUES(824633720833,X'000000530530323032350c010101360c01010861626475637465640c010703696f6e0c01010667756e6d656e0c010102696e0c0101056b6f6272690c0101046d616c690c0101046e6561720c0102026f760c010408050c070a06090808');
INSERT INTO words_data VALUES(962072674305,X'000000720530323032350e0601020a0101360e0801020208010861626475637465640e060102040703696f6e0e06010302010667756e6d656e0e060103030102696e0e0601020301056b6f6272690e0601020601046d616c690e0601020701046e6561720e0601020502026f760e06010209040b090f0a0d090c0b0b');
INSERT INTO words_data VALUES(1099511627777,X'000000790530323032350f0601020a0101350f060102020101360f06010208010861626475637465640f060102040703696f6e0f06010302010667756e6d656e0f060103030102696e0f0601020301056b6f6272690f0601020601046d616c690f0601020701046e6561720f0601020502026f760f06010209040b08080f0a0d090c0b0b');
INSERT INTO words_data VALUES(1236950581249,X'000000570230310d010104323032350d0101066172726573740d01070265640d010109646574656e74696f6e0d01010667756e6d656e0d0101036a756c0d0101046e6561720d010204696765720d010104746572610d010405080a060d0a070808');
INSERT INTO words_data VALUES(1374389534721,X'0000007502303110060102060104323032351006010208010661727265737410060103020702656410060102020109646574656e74696f6e1006010303010667756e6d656e100601030401036a756c100601020701046e65617210060102030204696765721006010205010474657261100601020404080b0d09100d0a0b0b');
INSERT INTO words_data VALUES(1511828488193,X'000000770230321106010202020130110601020803023235110601020a0108616264756374656411060102040703696f6e1106010302010667756e6d656e11060103030102696e110601020301046e65617211060102050204696765721106010207010373657011060102090104746572611106010206040808090f0a0d090b0b0a');
INSERT INTO words_data VALUES(2336462209025,X'0000033503303031040601030b020133090601030a020136010601030b070601030b020137040601030a020139050601030a01023131010601030a070601030a010601030b020601020801013205060103040206010202020130050601030b020601020803023235010601030903060103090106010309020601020a01060103090106010309020601020a010601020a01013304060103040101350106010304010136080601030404080102020801013909060103040206010202010861626475637465640706010204040601020401060102040703696f6e07060103020406010302010601030202056d61646f75010601030f030601030f010601030f030601030f010601030f03036f6e67010601031203060103120106010312030601031201060103120106646961727261010601031003060103100106010310030601031001060103100107656d6261737379010601030d030601030d010601030d030601030d010601030d02086e67696e65657273010601030503060103050106010305030601030501060103050104666976650106010202010667756e6d656e010601030203060103020106010302020601030301060103020106010302020601030301060103030102696e0706010203040601020301060102030201730106010311030601031101060103110306010311010601031101056b6f62726901060103070706010307040601020601046d616c690c060102070301720b0601020901046e656172010601030603060103060106010306020601020501060103060106010306020601020501060102050204696765720706010207040601020703026e65090601020202026f760c0601020901026f6e01060103080306010308010601030803060103080106010308010473616964010601030e030601030e010601030e030601030e010601030e020265700706010209010574616b656e010601020302036572610406010307010601030702060102060206010307020601020602026865010601030c030601030c010601030c030601030c010601030c04016d0106010313030601031301060103130306010313010601031302036f6f6b010601030303060103030106010303030601030301060103030409080d0808180d0d2c08080e0d1914201e2122230b30131c160b082e1009091d1f090c1e1d1c');
CREATE TABLE IF NOT EXISTS 'words_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO words_idx VALUES(1,X'',2);
INSERT INTO words_idx VALUES(2,X'',2);
INSERT INTO words_idx VALUES(3,X'',2);
INSERT INTO words_idx VALUES(4,X'',2);
INSERT INTO words_idx VALUES(5,X'',2);
INSERT INTO words_idx VALUES(6,X'',2);
INSERT INTO words_idx VALUES(7,X'',2);
INSERT INTO words_idx VALUES(8,X'',2);
INSERT INTO words_idx VALUES(9,X'',2);
INSERT INTO words_idx VALUES(10,X'',2);
INSERT INTO words_idx VALUES(11,X'',2);
INSERT INTO words_idx VALUES(17,X'',2);
CREATE TABLE IF NOT EXISTS 'words_content'(id INTEGER PRIMARY KEY, c0, c1, c2, c3);
INSERT INTO words_content VALUES(1,'report','r1','Five taken','Gunmen took 5 engineers near Kobri on 2025-11-06, the embassy said. Amadou Diarra is among them.');
INSERT INTO words_content VALUES(4,'report','r3','','Gunmen took 3 engineers near Téra on 2025-07-01, the embassy said. Amadou Diarra is among them.');
INSERT INTO words_content VALUES(5,'report','r4','','Gunmen took 2 engineers near Téra on 2025-09-20, the embassy said. Amadou Diarra is among them.');
INSERT INTO words_content VALUES(8,'report','r2','','Gunmen took 6 engineers near Kobri on 2025-11-06, the embassy said. Amadou Diarra is among them.');
INSERT INTO words_content VALUES(9,'report','r5','Nine','Gunmen took 9 engineers near Téra on 2025-03-11, the embassy said. Amadou Diarra is among them.');
INSERT INTO words_content VALUES(14,'incident','i-e84935bfe8d0','6 IN abducted, near Kobri, Mali, 6 Nov 2025','abduction Gunmen');
INSERT INTO words_content VALUES(15,'incident','i-e84935bfe8d0-2','5 IN abducted, near Kobri, Mali, 6 Nov 2025','abduction Gunmen');
INSERT INTO words_content VALUES(16,'incident','i-7fb8ee976cfb','Arrested, near Téra, Niger, 1 Jul 2025','arrest detention Gunmen');
INSERT INTO words_content VALUES(17,'incident','i-abcf6565c48d','2 IN abducted, near Téra, Niger, 20 Sep 2025','abduction Gunmen');
CREATE TABLE IF NOT EXISTS 'words_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
INSERT INTO words_docsize VALUES(1,X'00000212');
INSERT INTO words_docsize VALUES(4,X'00000012');
INSERT INTO words_docsize VALUES(5,X'00000012');
INSERT INTO words_docsize VALUES(8,X'00000012');
INSERT INTO words_docsize VALUES(9,X'00000112');
INSERT INTO words_docsize VALUES(14,X'00000902');
INSERT INTO words_docsize VALUES(15,X'00000902');
INSERT INTO words_docsize VALUES(16,X'00000703');
INSERT INTO words_docsize VALUES(17,X'00000902');
CREATE TABLE IF NOT EXISTS 'words_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO words_config VALUES('version',4);
CREATE INDEX ix_incident_country ON incident (country);
CREATE INDEX ix_incident_start ON incident (start);
CREATE INDEX ix_incident_type ON incident (type);
CREATE INDEX ix_report_family ON report (family);
CREATE INDEX ix_incident_claim_incident ON incident_claim (incident);
CREATE INDEX ix_incident_victims_incident ON incident_victims (incident);
CREATE INDEX ix_incident_victims_outcome ON incident_victims (outcome);
CREATE INDEX ix_revision_digest ON revision (digest);
CREATE INDEX ix_revision_report ON revision (report);
CREATE INDEX ix_claim_id ON claim (id);
CREATE INDEX ix_claim_known_at ON claim (known_at);
CREATE INDEX ix_claim_report ON claim (report);
CREATE INDEX ix_claim_revision ON claim (revision);
CREATE INDEX ix_statement_kind ON statement (kind);
CREATE INDEX ix_statement_revision ON statement (revision);
CREATE INDEX ix_claim_key_claim ON claim_key (claim);
PRAGMA writable_schema=OFF;
COMMIT;
